"""Whether a cue states, orders or does something, by its object."""

import pytest

from claimcheck.attribution.acts import act_of
from claimcheck.attribution.find import find_attributions
from claimcheck.text.segment import segment
from claimcheck.types import Act, Document


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry rejects the company’s claims.", Act.STATEMENT),
        ("Hallam rejected the charge as “a joke from the quay.”", Act.STATEMENT),
        ("Voters rejected the plan in May.", Act.ACT),
        ("The board rejected the offer from Halden.", Act.ACT),
        ("Hallam urged them to stay at their posts.", Act.ACT),
        ("Hallam urged calm at the lock.", Act.STATEMENT),
        ("The tribunal found the keeper guilty of theft.", Act.ACT),
        ("The tribunal found that the keeper was guilty of theft.", Act.STATEMENT),
        ("The company has said nothing to its crews.", Act.ACT),
        ("The company has said that nothing was lost.", Act.STATEMENT),
        ("Hallam told us which page to turn to.", Act.ACT),
        ("Hallam told us that the page was torn.", Act.STATEMENT),
        ("Hallam told reporters how the money is to be spent.", Act.STATEMENT),
        ("Hallam told us what happened to the boat.", Act.STATEMENT),
        ("The ministry said no more than 40 people were hurt.", Act.STATEMENT),
        ("An official said nothing had been decided.", Act.STATEMENT),
        ("The council said no more boats would run.", Act.STATEMENT),
        ("The ministry said Little Holm would be closed.", Act.STATEMENT),
        ("Hallam said nothing in the hold was lost.", Act.STATEMENT),
        ("Hallam said little about the hold.", Act.ACT),
        ("An audit by the Court of Audit found the bank was liable.", Act.STATEMENT),
        ("The study found guilty feelings fade.", Act.STATEMENT),
        ("The tribunal found Piet Hallam liable.", Act.ACT),
        ("Hallam showed me photographs of the lock.", Act.ACT),
        ("A second nurse backed her account of the night.", Act.STATEMENT),
        ("Hallam backed the plan of the council.", Act.STATE_OF_MIND),
        ("The judge denied Piet Hallam bail.", Act.ACT),
        ("The board denied requests for a second lock.", Act.ACT),
        ("The board denied the requests had been made.", Act.STATEMENT),
        ("Hallam denied asking for a permit.", Act.STATEMENT),
        ("Hallam denied any request for money.", Act.STATEMENT),
        ("The tribunal dismissed the appeal.", Act.ACT),
        ("The company dismissed the lawsuit as a stunt.", Act.STATEMENT),
        ("Hallam showed no remorse in the dock.", Act.ACT),
        ("The survey showed no interest in the lock.", Act.STATEMENT),
        ("Hallam admitted no wrongdoing.", Act.ACT),
        ("Hallam admitted no one had looked.", Act.STATEMENT),
        ("The union asked that the lock be shut.", Act.ACT),
        ("The tribunal found Piet Hallam, 58, liable.", Act.ACT),
    ],
)
def test_object_of_the_cue_tells_what_it_does(text: str, act: Act) -> None:
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    (found,) = find_attributions(article)
    assert act_of(text, found) is act
