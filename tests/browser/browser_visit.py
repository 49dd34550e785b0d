"""A page in the browser, as the tests of pages see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

_FOCUSED = """() => {
  const element = document.activeElement;
  const card = element.closest(".card");
  return (card ? `card ${card.dataset.n} ` : "") + element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "");
}"""


@dataclass(kw_only=True)  # no slots: playwright notes handlers that are methods on their object
class Visit:
    """A page in the browser, and everything that it did beside showing itself."""

    page: Page
    trouble: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note dialogs, messages and errors of scripts, broken policies, and every address that is asked for."""
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("popup", lambda popup: self.trouble.append(f"popup: {popup.url}"))
        self.page.on("download", lambda download: self.trouble.append(f"download: {download.url}"))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    @property
    def focused(self) -> str:
        """Name what has the focus, with the number of its card: `card 4 summary`, `input#find`."""
        return str(self.page.evaluate(_FOCUSED))


Open = Callable[..., Visit]
