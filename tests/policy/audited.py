"""What the default policy finds in a text that the `rules` engine reads."""

from datetime import date

from claimcheck.pipeline import Stages, check
from claimcheck.policy import Policy, parse_policy
from claimcheck.reading.rules import RulesReader
from claimcheck.resources import read_resource
from claimcheck.types import Document, Finding, PolicyFacts, PublicationTime, RunFacts, Span

PUBLISHED = PublicationTime(day=date(2024, 5, 2))
RUN = RunFacts(
    id="r",
    started_at="2024-05-02T00:00:00+00:00",
    model="rules",
    engine_version="0",
    prompts=(),
    policy=PolicyFacts(name="default", sha256=""),
    archive=None,
    settings_sha256="",
)


def default_policy() -> Policy:
    return parse_policy(read_resource("data", "policy", "default.toml").decode(), "default")


def strict_policy() -> Policy:
    """Give the default policy with the rules that it leaves off."""
    text = read_resource("data", "policy", "default.toml").decode()
    return parse_policy(text.replace('severity = "off"', 'severity = "warning"'), "strict")


def findings_in(text: str, publisher: str | None = None, policy: Policy | None = None) -> tuple[Finding, ...]:
    end = text.find("\n\n")
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, end), publisher=publisher)
    stages = Stages(reader=RulesReader(), retriever=None, judge=None)
    return check(document, stages, policy=policy or default_policy(), run=RUN, published=PUBLISHED).findings
