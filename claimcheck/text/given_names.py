"""Given names that are nearly always a man's or a woman's in English-language news; names of both are left out."""

from __future__ import annotations

from claimcheck.text.word_lists import words

MALE = words(
    """aaron abdul abdullah adam ahmed alan albert aldo alejandro alfred ali anders andrew anthony antonio arjun arthur
    barry ben benjamin bernard bernie bill bob boris brad bram brendan brian bruce carl carlos charles
    christopher cliff colin craig cyril dag damian dan daniel danilo darren dave david dean declan dennis derek
    desmond dick diego dieter dmitri dominic don donald doug douglas duncan dylan eamon earl ed eddie edmund
    eduardo edward edwin emeric emmanuel enrique eric ernest ethan eugene fabio felix fergus fernando filip finn
    frank fred frederick fritz gareth gary gavin geoffrey george gerald gerard giles giovanni glenn gordon
    graham greg gregory guillermo gus gustav guy hal hamid hans harold harry hassan hector henrik henry herb
    herbert howard hugh hugo ian ibrahim igor ivan jack jacob jake james jan jason javier jeb jeff jeffrey
    jeremy jerry jim joachim joaquin joe joel john jon jonas jonathan jose joseph joshua juan julian justin karl
    keith kenneth kevin kurt kwame lars laurence lawrence len leon leonard liam lloyd louis luca lucas luis luke
    magnus malcolm marco mario mark markus martin marvin mateo matt matteo matthew maurice max mehmet
    michael mick miguel mike mitch mohamed mohammed muhammad nathan ned neil nelson nicholas nick nigel nikolai
    norman oliver omar oscar oskar otto owen pablo patrick paul pavel pedro pete peter phil philip phillip
    pierre piet pieter rafael raj ralph ramon raymond reg reginald ricardo rich richard rick rob robert
    roberto roderick roger roland ron ronald rory ross roy rudy rupert russell ryan salim samir samuel scott
    sean sebastian sergei sergio seth sid simon sipho stan stefan stephen steve steven stuart sven ted terence
    thomas tim timothy tobias todd tom tomas tomasz tony trevor ulrich vernon vic victor viktor vince vincent
    vladimir walt walter warren wayne werner wilhelm will william wolfgang yusuf zach zachary"""
)
FEMALE = words(
    """abigail adele agnes aisha alice alicia alison amanda amelia amina amy ana anastasia angela anita anke ann anna
    anne anneke annette astrid barbara beatrice becky bernadette beth betty brenda bridget carla carmen
    caroline catherine cecilia charlotte cheryl christina christine cindy claire clara claudia colleen
    cynthia daniela deb debbie deborah deirdre denise diana diane donna doreen doris dorothy edith eileen elaine
    eleanor elena elisabeth elizabeth ella ellen emily emma erica estelle esther eva farah fatima fiona
    florence frances freya gemma georgina geraldine gillian gina gloria grace greta gwen hannah harriet hazel
    heather heidi helen helena hilda hillary imogen ines ingrid irene irina isabel isabella isla ivanka
    jacqueline jana jane janet janice jasmine jen jennifer jenny jessica jill joan joanna joanne josephine joyce
    judith judy julia julie juliet karen katarina kate katherine kathleen kathryn katie katrina keisha laura
    lauren leila lena lily linda lisa liz louise lucia lucy lydia mabel madeleine maggie mandy mara
    margaret maria marianne marie marina marlene marta martha mary maya meg megan melanie melissa
    mia michelle mildred miriam molly monica muriel nadia nadine nancy naomi nasrin natalie natasha
    nell nina nora olga olivia pamela patricia paula pauline peg penelope petra petronella philippa phoebe
    phyllis priya rachel rebecca rita rosa rosalind rose rosemary rosie ruth sabrina sadia sally samantha sandra
    sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella stephanie sue susan suzanne
    sylvia tamara tanya teresa theresa tilde tina trish ursula valerie vanessa vera veronica victoria
    virginia viv wanda wendy yasmin yvonne zainab zara"""
)


def gender_of_name(name: str) -> str | None:
    """Give "m" or "f" for a full name by its first word; None for a surname alone and where the word does not tell."""
    first, _, rest = name.lower().partition(" ")
    if not rest:
        return None
    return "m" if first in MALE else "f" if first in FEMALE else None
