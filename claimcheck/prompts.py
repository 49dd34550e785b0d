"""Prompt files: `prompts/<name>.<version>.md`, with a stable part and a part that holds the data."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from claimcheck.errors import ConfigError, PromptError
from claimcheck.llm.seam import PromptFile
from claimcheck.resources import read_resource
from claimcheck.text.align import INVISIBLE

_PARTS = re.compile(r"\A# system\n(?P<system>.+?)\n# user\n(?P<user>.+)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_WITHOUT_INVISIBLE = str.maketrans(dict.fromkeys(INVISIBLE))
# What could be read as a tag of ours or as a mark of a chat template: "</article>", "<|im_end|>".
_TAG_OPENS = re.compile(r"<(?=[/a-zA-Z!?|])")
_BREAKER = "\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt file as read: `system` is sent as it stands, `user` once its variables have values."""

    file: PromptFile
    system: str
    user: str

    def render_user(self, **values: str) -> str:
        """Put values in the places of the variables, in one pass: braces inside a value stay what they are.

        Raises:
            PromptError: a variable has no value, or a value no variable.
        """
        wanted = set(_VARIABLE.findall(self.user))
        for variable in sorted(wanted ^ values.keys()):
            problem = "has no value" if variable in wanted else "does not occur in it"
            name = f"prompts/{self.file.name}.{self.file.version}.md"
            raise PromptError(f"{name}: the variable {variable} {problem}", file=name, variable=variable)
        return _VARIABLE.sub(lambda match: values[match[1]], self.user)


def load_prompt(name: str, version: str) -> Prompt:
    """Read a prompt that ships, such as `load_prompt("read", "v1")`.

    Raises:
        PromptError: there is none, or it has no parts `# system` and `# user`, or a variable in the first.
    """
    file = f"{name}.{version}.md"
    try:
        data = read_resource("prompts", file)
    except ConfigError as exc:
        raise PromptError(f"there is no prompt {file}; install claimcheck again", file=file) from exc
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise PromptError(f"the prompt {file} is no UTF-8 text", file=file) from exc
    return parse_prompt(text, PromptFile(name=name, version=version, sha256=hashlib.sha256(data).hexdigest()))


def parse_prompt(text: str, file: PromptFile) -> Prompt:
    """Part the text of a prompt file.

    Raises:
        PromptError: it has no parts `# system` and `# user`, or a variable in the first, which must be stable.
    """
    name = f"{file.name}.{file.version}.md"
    parts = _PARTS.match(text)
    if parts is None:
        raise PromptError(f"the prompt {name} has no parts '# system' and '# user'", file=name)
    if variable := _VARIABLE.search(parts["system"]):
        message = f"the prompt {name} has the variable {variable[1]} in its stable part"
        raise PromptError(message, file=name, variable=variable[1])
    return Prompt(file=file, system=parts["system"].strip(), user=parts["user"].strip())


def neutralize(text: str) -> str:
    """Give document text as data for a prompt: one line, no hidden characters, no working tags.

    Every difference to `text` is one that aligning a quotation folds away, so that what a model copies is still found.
    """
    line = " ".join(text.translate(_WITHOUT_INVISIBLE).split())
    return _TAG_OPENS.sub(f"<{_BREAKER}", line)
