"""`claimcheck check --plan`: what a check would send and what that could cost, and nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.cli.llm_options import announce
from claimcheck.cli.output import complain, write_json, write_text
from claimcheck.config import OutputFormat, Settings
from claimcheck.errors import ClaimcheckError, ConfigError, ExitCode

if TYPE_CHECKING:
    from claimcheck.llm.plan import Plan
    from claimcheck.pipeline.planning import CheckPlan
    from claimcheck.types import Document


def show_plans(settings: Settings, articles: Sequence[str], load: Callable[[str], Document]) -> int:
    """Show the plan of each article, which `load` gives by its name, and give the exit code."""
    from claimcheck.wiring import open_workbench

    if settings.archive is not None and settings.embedder is not None:
        complain(
            f"a check also sends the claims to {settings.embedder}; the plan sends none, so it leaves the archive out"
        )
        settings = replace(settings, archive=None)
    codes: list[ExitCode] = []
    with open_workbench(settings, announce) as workbench:
        for name in articles:
            try:
                plan = workbench.plan(load(name))
            except ConfigError:
                raise
            except ClaimcheckError as exc:
                complain(str(exc))
                codes.append(exc.exit_code)
                continue
            if settings.format is OutputFormat.JSON:
                write_json(_json(name, settings.model, plan))
            else:
                write_text(_text(name, settings.model, plan))
    return ExitCode.worst(codes)


def _json(name: str, model: str, plan: CheckPlan | None) -> str:
    """Give a plan as one line for programs; `reading` and `judging` are null where nothing is sent."""
    import json
    from dataclasses import asdict

    stages = {"reading": None, "judging": None, "claims": None} if plan is None else asdict(plan)
    return json.dumps({"article": name, "model": model, **stages}) + "\n"


def _text(name: str, model: str, plan: CheckPlan | None) -> str:
    from claimcheck.report.layout import harmless

    if plan is None:
        return f"{harmless(name)}: {model} works on this machine; nothing would be sent\n"
    judging = _line("judging about", plan.judging) + f", for the {plan.claims} claims that the rules engine finds"
    lines = [
        f"{harmless(name)}: {model}",
        _line("reading", plan.reading),
        judging if plan.judging.calls else "  judging no requests",
        _line("in all about", plan.reading + plan.judging),
        "Nothing was sent. What fails is asked again at the same cost; --max-calls and --max-cost always hold.",
    ]
    return "\n".join(lines) + "\n"


def _line(what: str, plan: Plan) -> str:
    from claimcheck.report.phrases import count

    cost = "at a price that is not known" if plan.most_cost_usd is None else f"at most {plan.most_cost_usd:.4f} USD"
    return (
        f"  {what} {count(plan.calls, 'request')}: about {plan.likely_prompt_tokens:,} prompt tokens, "
        f"at most {plan.most_completion_tokens:,} reply tokens, {cost}"
    )
