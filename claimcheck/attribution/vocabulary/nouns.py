"""The nouns that name sources, by what sort of source they stand for."""

from __future__ import annotations

from claimcheck.text.word_lists import words
from claimcheck.text.wordings import SPELLED_NUMBERS

PERSON_NOUNS = words(
    """source official aide adviser advisor person insider strategist operative lobbyist woman man voter supporter ally
    staffer lawyer attorney witness observer analyst expert critic resident neighbor neighbour employee worker
    executive officer diplomat lawmaker teacher nurse doctor student parent mother father friend colleague relative
    supervisor volunteer delegate donor veteran member consultant researcher scientist professor economist prosecutor
    investigator detective soldier fan driver farmer pollster organizer organiser activist protester adversary
    opponent backer fundraiser passenger patient player coach candidate senator congressman congresswoman legislator
    representative councillor councilor councilman councilwoman judge juror sister brother wife husband son daughter
    spouse partner boy girl teenager survivor victim customer shopper tenant landlord engineer planner broker trader
    investor banker manager historian author writer reporter journalist columnist editor commentator host anchor
    correspondent moderator someone somebody other others people bystander participant whistleblower captain sailor
    docker fisherman minister deputy assistant secretary director chief commander general clerk guard prisoner inmate
    defendant plaintiff suspect bishop priest pastor rabbi imam counsel auditor regulator inspector negotiator envoy
    ambassador mayor governor president chairman chairwoman chairperson leader head bodyguard surgeon physician
    paramedic firefighter ranger trustee shareholder creditor producer mentor contractor surrogate solicitor barrister
    confidant architect questioner boss stepmother stepfather grandmother grandfather nephew niece uncle aunt cousin
    demonstrator narrator announcer villager conservative liberal progressive moderate individual adult rival
    challenger pilot actor actress athlete neurosurgeon electrician plumber mechanic chef waiter waitress barista
    musician artist poet novelist filmmaker photographer blogger scholar academic lecturer headteacher headmaster
    headmistress caretaker steelworker trucker cyclist motorist pedestrian commuter tourist camper hiker vet
    veterinarian biologist geologist chemist physicist psychologist psychiatrist sociologist epidemiologist virologist
    pathologist statistician mathematician meteorologist forecaster climatologist archaeologist curator librarian
    archivist accountant trainee apprentice intern graduate pupil undergraduate midwife carer caregiver pharmacist
    dentist therapist cardiologist oncologist jockey golfer goalkeeper referee umpire tycoon mogul billionaire
    millionaire entrepreneur businessman businesswoman keeper zookeeper beekeeper harbourmaster harbormaster agent
    striker defender midfielder winger footballer widow widower vicar chaplain sergeant constable policeman
    policewoman cop publican heiress shopkeeper seafarer skipper crewman crewmember singer runner swimmer trainer
    stagehand steward stewardess dockhand farmhand patron teammate team-mate stepson stepdaughter godfather godmother
    brother-in-law sister-in-law mother-in-law father-in-law son-in-law daughter-in-law roommate flatmate classmate
    cleaner porter cashier courier violinist cellist pianist superfan ex-employee ex-wife ex-husband medic nun
    monk friar curate pal backbencher frontbencher astronaut cosmonaut servant whip
    mum mom dad nan nana gran granny granddad grandad grandpa grandma"""
)
"""Singular nouns for people; a plural is told by its ending."""

IRREGULAR_PLURALS = {"people": "people", "wives": "wife"}

SOURCE_NOUNS = words("""source person people insider aide individual someone somebody man woman adviser advisor""")
"""Nouns whose plural still stands for certain single people: "sources", "people familiar with the matter"."""

OFFICE_NOUNS = words(
    """president mayor governor chancellor king queen pope director chairman chairwoman chairperson chair chief head
    commissioner secretary speaker nominee premier executive principal superintendent sheriff archbishop ombudsman
    founder owner treasurer general minister ceo coach manager judge president-elect senator congressman
    congresswoman representative prosecutor dean rector captain prince princess emperor first-lady lady
    marshal justice ambassador bishop vice-chancellor headteacher examiner pontiff
    mogul billionaire businessman runner-up frontrunner front-runner candidate incumbent coroner author
    mp mep msp mla"""
)
"""Nouns for an office that one person holds, when definite: "the mayor", "the company's chief executive"."""

TITLE_WORDS = words(
    """mr mrs ms miss dr prof professor sen senator rep representative gov governor president vice prime minister mayor
    premier chancellor king queen sir lord lady dame judge justice chief gen general col colonel lt lieutenant capt
    captain
    sgt sergeant maj major cmdr commander adm admiral rev reverend father sister bishop archbishop cardinal pope
    rabbi imam secretary director commissioner chairman chairwoman speaker congressman congresswoman councillor
    councilor councilman councilwoman alderman detective inspector officer sheriff ambassador attorney deputy
    assistant former first acting spokesman spokeswoman spokesperson republican democrat democratic presidential
    candidate nominee hon st coach superintendent principal dean ex-president actor actress singer author
    leader executive cllr cr ald dci dc ds det supt insp pc cpl mp mep msp mla prosecutor constable
    dcp acp dgp adgp ssp dsp dysp sp asp csp"""
)
"""Words before a name that are no part of it."""

TITLE_ROLES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "prof": "professor",
    "dr": "doctor",
    "dc": "detective",
    "ds": "detective",
    "dci": "detective",
    "det": "detective",
    "insp": "inspector",
    "pc": "officer",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sgt": "sergeant",
    "maj": "major",
    "rev": "reverend",
}

SPOKES_NOUNS = words("""spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons""")

ORGANIZATION_NOUNS = words(
    """campaign company department ministry committee agency group team administration government court police party
    union hospital school office board council bank network newspaper paper magazine station site website organization
    organisation association firm university college church club commission coalition firms brigade prosecutor's
    authority bureau institute federation society foundation league panel parliament senate house congress navy army
    military operator manufacturer charity airline utility regulator watchdog city county state nation country
    tribunal jury delegation consulate embassy cabinet opposition secretariat prison prosecution defense defence
    publisher broadcaster outlet museum theatre theater studio laboratory lab clinic centre center port region fund
    alliance journal chain caucus corporation chamber regime unit publication family startup division trust service
    carrier retailer supermarket cooperative co-op brewery bakery airport railway shipyard refinery insurer lender
    supplier maker coastguard tabloid broadsheet weekly daily nonprofit consortium syndicate conglomerate subsidiary
    district force mission television radio constabulary inspectorate directorate taskforce synod
    diocese conservancy municipality legislature junta militia guild masthead
    palace household monarchy chancellery carmaker chipmaker drugmaker automaker planemaker shipbuilder housebuilder
    homebuilder brokerage consultancy camp faction bloc parish borough lobby"""
)
"""Nouns for bodies."""

BODY_PLURALS = words("police prosecutors investigators detectives firefighters rescuers")
"""Plurals that are a body where the text says of which place or court."""

COLLECTIVE_NOUNS = words(
    """critics experts officials authorities analysts observers supporters opponents lawmakers voters republicans
    democrats conservatives liberals progressives americans leaders insiders strategists activists residents rivals
    media press public world community many some most others few several scientists researchers economists pundits
    detractors proponents advocates skeptics sceptics commentators electorate majority minority everyone everybody
    nobody crowd audience crowds elites establishment gop fans markets investors left right neighbours neighbors
    groups colleges companies countries firms families children anybody anyone chorus staff protesters docs"""
)
"""Nouns for groups that nobody could go and ask."""

DOCUMENT_NOUNS = words(
    """poll polls survey surveys study studies report reports analysis filing filings memo memos memorandum letter
    deck letters email emails e-mail e-mails statement statements indictment lawsuit suit complaint article articles
    book books
    data figures records record documents document transcript transcripts video videos ad ads advert post posts tweet
    tweets message messages ruling order bill law resolution petition release budget plan plans brief motion affidavit
    testimony statistics numbers results review audit paper papers research census polling findings estimate estimates
    forecast ledger minutes log logs diary note notes story stories interview interviews broadcast programme program
    documentary editorial column op-ed blog podcast speech warrant verdict judgment judgement decree treaty contract
    agreement draft index chart graph table footage photo photos photograph photographs screenshot recording
    recordings tape tapes correspondence invoice invoices certificate caption headline headlines sign signs audio
    banner poster database tracker average averages analyses pamphlet leaflet flyer rule rules regulation regulations
    constitution amendment charter act platform website page slide spot clip piece essay timetable summary summaries
    dataset file files dossier dossiers guidance advisory bulletin circular newsletter preprint schedule calendar
    register registry manual handbook guidelines rulebook prospectus notice announcement inventory check checks
    inspection inspections probe probes assessment assessments test tests statute statutes laws bylaw bylaws accounts
    trials experiments readout tally inquiry inquiries investigation investigations disclosure disclosures missive
    submission submissions trial payslip payslips receipt receipts spreadsheet spreadsheets
    opinion opinions form forms commercial remarks profile
    biography obituary proposal image images proposals counterproposal accord pact brochure questionnaire
    reckoning calculation calculations cctv footnote footnotes logbook briefing roster rosters annex appendix
    chapter paragraph slides presentation timeline timelines commentary
    entry entries passage passages projection projections sheet sheets card cards timesheet timesheets timecard
    timecards worksheet worksheets scorecard scorecards count counts tallies examination declaration playbook excerpt
    excerpts list text texts notices registration metadata"""
)
"""Nouns for documents, polls and data."""
DOCUMENT_ACRONYMS = words("FIR MoU MOU PIL")
"""Acronyms for a document that names whose it is: "the FIR" is the police's first report of a case."""

PAPER_WORDS = words(
    """text phone telephone cellphone call voice chat bid time tax payroll flight travel visitor billing expense sales
    shipping customs medical dental autopsy toxicology personnel training safety security maintenance repair inspection
    surveillance satellite drone dashcam bodycam body camera dispatch radio radar gps property land title credit loan
    mortgage procurement meeting daily weekly monthly quarterly annual handwritten typed printed draft digital
    electronic archival historical work shift attendance delivery purchase cargo"""
)
"""What tells of a document only what it is about or like: "Text messages", "Phone logs" have no owner."""

PARTS_OF_DOCUMENTS = words(
    """paragraph footnote table page annex appendix chapter section article clause figure volume exhibit entry slide
    passage"""
)
"""Parts of a document that a number tells apart: "Table 7"."""

POLL_WORDS = words("poll polls survey surveys polling census")
RESPONDENT_NOUNS = words("""percent respondents % percentage quarter third half majority two-thirds respondent those""")

NATIONALS = words(
    """scot brazilian frenchman frenchwoman dutchman spaniard argentine american german italian englishman englishwoman
    welshman welshwoman irishman irishwoman scotsman scotswoman dutchwoman dane swede norwegian finn pole czech
    slovak croat serb greek turk russian ukrainian belgian austrian hungarian romanian bulgarian mexican colombian
    chilean uruguayan peruvian canadian australian korean indian pakistani nigerian ghanaian kenyan egyptian
    moroccan tunisian algerian ivorian cameroonian israeli iranian iraqi croatian serbian slovenian slovene bosnian
    albanian montenegrin macedonian estonian latvian lithuanian icelander venezuelan ecuadorian bolivian paraguayan
    jamaican cuban zambian zimbabwean angolan gambian malian democrat republican"""
)
"""Nouns for one person of a nation or a party."""
PERSON_ACRONYMS = words("MP MEP MSP TD QC KC GP MLA MPP")
"""Acronyms for a person, of whom there are many."""
OFFICE_ACRONYMS = words("CEO CFO COO CTO PM DA AG VP DCP ACP DGP SSP PPRO")
"""Acronyms for an office that one person holds."""

ORGANIZATION_WORDS = words(
    """inc corp co company ltd llc plc university ministry department committee council association union party bank
    group agency commission court institute center centre house office times post news journal press foundation club
    hospital police service bureau board authority trust society federation network campaign college school church
    league tribune herald chronicle globe courier gazette mirror observer guardian telegraph mail sun standard star
    review magazine radio tv television fund coalition alliance congress senate parliament administration government
    army navy force forces guard corps division brigade airlines airways motors bros brothers partners holdings
    industries systems technologies laboratories project initiative team academy museum theatre theater orchestra
    city county state states kingdom republic nations organization organisation secretariat treasury pentagon
    kremlin capitol supreme reserve exchange port harbour harbor works logistics shipping lines line energy power
    water rail transport transit clinic caucus conference chamber cooperative co-op lab labs studios united watch
    action chemicals foods pharma pharmaceuticals railways ferries steel mining telecom networks software electric
    brewery breweries supermarkets freight foundry bakery hotels entertainment ventures enterprises airport securities
    research analytics ratings insurance assurance athletic rovers wanderers guild health healthcare medical dental
    pharmacy living dialysis hospice care housing homes farms dairy dairies fisheries forestry orchards vineyards
    athletics rugby cricket cycling rowing swimming gymnastics hockey netball boxing racing football tennis golf
    sports leisure fitness travel tours cruises buses taxis trams aviation aerospace maritime timber plastics
    textiles packaging recycling renewables solar petroleum gas oil fuels finance financial investments savings
    consulting associates solutions services security construction engineering properties estates
    developments catering restaurants resorts casinos diagnostics therapeutics biosciences biotech genomics robotics
    semiconductor semiconductors electronics wireless broadband communications publishing productions pictures films
    rescue nurseries childcare ambulance conservation heritage wildlife"""
)
"""Words that mark a capitalised name as that of a body."""

EXAMINERS = words(
    """inspectorate inspectors inspector auditors auditor watchdog regulator ombudsman agency authority commission
    report reports review inspection audit study index"""
)
"""Who rates a thing by office, or in writing: others only do so."""

STUDIES = words(
    "study studies research paper papers report analysis analyses review trial survey audit researchers scientists"
)
"""What states something where it links one thing to another, as a road links two towns and police two thefts."""

HEARERS = words(
    """inquest bailey court jury jurors tribunal inquiry hearing magistrates commission panel committee mps peers dáil
    seanad senate council councillors assembly parliament"""
)
"""Whoever hears what is said there, by whom the article does not say: "an inquest heard that"."""

OUTLET_WORDS = words(
    """times post news journal press tribune herald chronicle globe courier gazette mirror observer guardian telegraph
    mail sun standard star echo gull argus advertiser examiner inquirer ledger sentinel register dispatch record bbc
    itv cnn reuters politico"""
)
"""Words that mark a name as that of a news outlet."""
_OUTLET_FORMS = "|".join(sorted({form for word in OUTLET_WORDS for form in (word.capitalize(), word.upper())}))
OUTLET_NAME = rf"(?:[Tt]he )?(?:[A-Z][\w-]+ ){{0,3}}(?:{_OUTLET_FORMS})"
"""The pattern of an outlet's name: "the Tarrow Post"."""

PLACE_GOVERNMENTS = words(
    """beijing moscow washington london paris berlin tehran brussels tokyo ankara kyiv kiev delhi islamabad jerusalem
    havana ottawa canberra riyadh cairo damascus baghdad kabul seoul pyongyang taipei warsaw budapest vienna rome
    madrid lisbon athens helsinki stockholm oslo copenhagen bern prague bratislava belgrade sofia bucharest minsk
    tashkent tbilisi yerevan baku nairobi pretoria abuja brasilia caracas bogota lima russia china iran israel turkey
    france germany britain japan india ukraine cuba mexico canada australia pakistan syria iraq egypt afghanistan
    albania algeria angola argentina armenia austria azerbaijan bangladesh belarus belgium bolivia bosnia botswana
    brazil brunei bulgaria burundi cambodia cameroon chile colombia croatia cyprus czechia denmark ecuador eritrea
    estonia ethiopia finland gabon ghana greece guatemala guinea haiti honduras hungary iceland indonesia ireland
    italy jamaica kazakhstan kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg malawi
    malaysia mali malta mauritania moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria norway oman panama paraguay peru philippines poland portugal qatar romania rwanda senegal
    serbia singapore slovakia slovenia somalia spain sudan sweden switzerland taiwan tajikistan tanzania thailand
    tunisia turkmenistan uganda uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe england scotland wales
    queensland tasmania ontario quebec alberta alabama alaska arizona arkansas california colorado connecticut
    delaware idaho illinois iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming whitehall
    stormont holyrood"""
)
"""Capitals, countries and states that stand for their governments; none that is a common first name."""

SEATS = frozenset(
    {"downing street", "scotland yard", "buckingham palace", "kensington palace", "wall street", "capitol hill"}
)
"""Places that stand for whoever sits there."""
SHORT_BODIES = words(
    """nasa uefa fifa ofsted ofcom ofgem ofwat defra unison unite unesco unicef nato opec acas interpol europol frontex
    hamas hezbollah oxfam greenpeace asean concacaf"""
)
"""Bodies known by a word that looks like a surname."""

_SPELLED = {word: number for word, number in SPELLED_NUMBERS.items() if number > 1}
NUMBER_WORDS = {**_SPELLED, "both": 2, "dozen": 12}
"""Numbers that count a group of sources."""


LEGAL_DOCUMENTS = words(
    """indictment lawsuit suit complaint ruling filing order affidavit warrant verdict judgment judgement motion
    petition"""
)
"""Documents that a court or a case stands behind, when definite."""

COMMON_OPENERS = words(
    """federal state local senior top former several instant recent new early exit city county many most other some
    more few campaign government official officials national public private previous earlier prior past similar
    internal leaked independent initial preliminary final separate civil military unconfirmed unverified conflicting
    contradictory widespread persistent multiple numerous various unpublished unofficial detailed confidential secret
    anonymous redacted religious ancient sacred deleted encrypted"""
) | frozenset(_SPELLED)
"""Words that are capitalised at the start of a sentence only, in front of a noun for a source."""


def is_source_noun(noun: str) -> bool:
    """Tell whether a lower-case noun can name a source: a person, body, group or document."""
    return (
        singular(noun) in PERSON_NOUNS
        or noun in ORGANIZATION_NOUNS
        or noun in DOCUMENT_NOUNS
        or noun in COLLECTIVE_NOUNS
        or noun in BODY_PLURALS
        or noun in OFFICE_NOUNS
        or noun in SPOKES_NOUNS
    )


def singular(noun: str) -> str:
    """Give the singular of a noun for people, or the noun itself."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith("s") and noun[:-1] in PERSON_NOUNS:
        return noun[:-1]
    if noun.endswith("es") and noun[:-2] in PERSON_NOUNS:
        return noun[:-2]
    if noun.endswith("ies") and noun[:-3] + "y" in PERSON_NOUNS:
        return noun[:-3] + "y"
    if noun.endswith("men") and noun[:-3] + "man" in PERSON_NOUNS:
        return noun[:-3] + "man"
    return noun


def means_several(noun: str) -> bool:
    """Tell whether a noun for people means several."""
    return noun in IRREGULAR_PLURALS or singular(noun) != noun
