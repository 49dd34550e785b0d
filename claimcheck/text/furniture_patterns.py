"""The wordings of page furniture: each pattern must fit a whole line whose white space is single spaces.

Every repeat is bounded and no two neighbours can take the same characters, so that matching is linear.
"""

from __future__ import annotations

from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Furniture

_CAP = r"[A-Z][\w.'’-]{0,24}"
_NAME = rf"{_CAP}(?: (?:{_CAP}|de|la|van|der|von|bin|al|of|the|da|di)){{0,5}}"
_FULL_NAME = rf"{_CAP}(?: (?:de|la|van|der|von|bin|al|da|di))? {_CAP}(?: {_CAP}){{0,2}}"
_CREDITED = rf"(?:[Tt]he )?{_CAP}(?: (?:{_CAP}|de|la|van|al|of|the|for|and|on)){{0,7}}"
"""Bodies that a figure is from: "Office for National Figures"."""
_AGENCY = (
    r"(?:AP|AFP|EPA|UPI|PA|DPA|ANP|TASS|Reuters|Getty(?: Images)?|Associated Press|Bloomberg|Shutterstock|"
    r"iStock|Alamy|Unsplash)"
)
_SITE = (
    r"(?:Twitter|X|Facebook|Instagram|LinkedIn|YouTube|TikTok|WhatsApp|Telegram|Threads|Mastodon|Bluesky|"
    r"Reddit|Pinterest|Snapchat|Google News|Flipboard)"
)
_JOB = (
    r"(?i:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|bureau chief|news service|"
    r"staff|photographers?)"
)
_RANK = (
    r"(?:staff|senior|chief|deputy|managing|political|national|city|county|state|foreign|guest|contributing|freelance)"
)
_MEDIA = (
    r"(?:photo(?:graph)?s?|images?|pictures?|illustration|graphic|video|file photo|(?:photo|image|"
    r"picture) credit|credit)"
)

_BY = (
    "(?i:by|(?:written|reported|story|text|words|analysis|opinion|compiled|edited|produced|translated|illustrated) by)"
)
_NAMES = rf"{_FULL_NAME}(?:(?:,? (?:and|with|&)|,) {_FULL_NAME}){{0,7}}"
_PLACE = rf"{_CAP}(?:[ -]{_CAP}){{0,3}}"
_NO_FINDING = r"(?!.*\b(?:show\w*|found|reveal\w*|suggest\w*|indicat\w*|has|have|was|were|is|said|that)\b)"

BYLINE = [
    rf"{_BY} {_NAMES} (?:in|at|reporting from) {_CAP}(?:[ -]{_CAP}){{0,3}}(?:, {_CAP}(?:[ -]{_CAP}){{0,3}})?\.?",
    rf"{_BY} {_NAMES}(?:\.| ?[,|·•–—-] ?(?:[\w'’/& -]{{2,60}}|[\w'’/& -]{{0,40}}{_JOB}\.))?",
    rf"(?i:by) (?:the )?{_AGENCY}(?: staff)?",
    rf"(?i:by) [\w'’.& -]{{2,40}} {_JOB}",
    rf"{_FULL_NAME}(?: ?[,|·•–—-] ?| )(?:[Tt]he )?(?:(?:{_RANK}|[A-Z][\w.&'’-]{{1,20}}) ){{0,4}}{_JOB}\.?",
    rf"\(?(?i:(?:additional |further |with )?(?:reporting|writing|editing|research)(?: and (?:writing|editing|"
    rf"reporting))? by) "
    rf"{_NO_FINDING}(?i:the )?{_CAP}.{{2,300}}",
    r"(?i:contributing|contributors?): ?[A-Z].{2,200}",
    rf"{_BY} {_FULL_NAME} in {_PLACE}(?:(?:,? and|,) {_FULL_NAME} in {_PLACE}){{1,4}}\.?",
    rf"(?i:words|story|text|author|reporter|writer) ?[:|] ?{_NAMES}",
    rf"(?i:from|by) (?i:our|a|an) (?:[\w-]{{2,20}} ){{0,3}}{_JOB}",
    r"[A-Z].{2,200} contributed (?:reporting(?: to the (?:report|story|article|piece))?|"
    r"(?:(?:reporting|research) )?(?:to )?this (?:report|story|article|piece))(?: (?:from|in) .{1,60})?\.?",
]
CREDIT = [
    rf"\(?(?i:{_MEDIA})(?: ?[:|/] ?| by | courtesy(?: of)? )(?:{_NAME})(?:(?: ?[/|,&] ?| via | for |"
    rf" and ){_NAME}){{0,3}}\)?\.?",
    rf"\(?{_AGENCY}(?: (?:Photo|File|Pool))?(?: ?/ ?{_NAME})?\)?\.?",
    rf"\(?{_FULL_NAME} ?/ ?{_NAME}(?: ?/ ?{_NAME})?\)?\.?",
    rf"\(?{_NAME} via {_NAME}\)?\.?",
    rf"\({_FULL_NAME} (?:for|of) (?:The|the) {_NAME}\)\.?",
    rf"\(?REUTERS ?/ ?{_NAME}\)?",
    rf"\(?(?i:courtesy)(?: of)? (?:the )?{_NAME}\)?\.?",
    r"\(?(?i:handout|file photo|file|screenshot|pool)\)?",
    r"\(?h/t:? .{1,60}",
    rf"(?i:sources?|data|figures) ?[:|] ?{_CREDITED}(?:(?:; ?|, | and | ?/ ?){_CREDITED}){{0,5}}\.?",
]
SHARE_BOX = [
    r"(?i:share(?: (?:this|the|our))? (?:article|story|post|page|report|video|link|news)"
    r"(?:(?: (?:on|via|with|to|by)| ?[:|·•/]) .{1,60})?[.!:]?|share(?: this| it)?(?: with [^.,;!?]{1,40})?[:!]?)",
    rf"(?i:share(?: this| it)? (?:on|via|to|by) (?:{_SITE}|e-?mail|link|text|message|social media|clipboard)\b"
    rf".{{0,40}}|click to (?:share|e-?mail|print)\b.{{0,60}})",
    r"(?i:tweet(?: this)?|e-?mail(?: this| article| story){0,2}|print(?: this| article| story){0,2}|"
    r"save(?: article| story| for later)?)",
    r"(?i:copy link|link copied|copied|like this:?|like loading\.{3}|like|[\d.,]{1,7}[km]? (?:shares?|likes?|"
    r"views?|retweets?))",
    rf"(?i:(?:{_SITE}|share|save|tweet|e-?mail|print|pin it|link)(?:[ ,|/·•]{{1,3}}(?:{_SITE}|share|save|tweet|e-?mail|"
    rf"print|pin it|link|more)){{1,12}})",
    rf"(?i:(?:share )?on {_SITE}|{_SITE})",
]
COMMENT_BOX = [
    r"(?i:leave a (?:reply|comment)|cancel reply|leave a (?:reply|comment) ?cancel reply|reply|add (?:a|"
    r"your) comment)",
    r"(?i:your e-?mail address will not be (?:published|shared)\.?(?: required fields are marked ?\*?)?|"
    r"required fields are marked ?\*?)",
    r"(?i:(?:comment|name|e-?mail|website|your (?:name|comment|e-?mail)) ?\*|post (?:a )?comment|"
    r"submit(?: comment)?)",
    r"(?i:save my name, e-?mail,? and website .{0,80}|notify me of .{0,80} by e-?mail\.?)",
    r"(?i:(?:no comments|(?:[\d,]{1,6} )?comments?)(?: ?\(\d{1,6}\))?"
    r"(?: on (?:this|the) (?:article|story|post|page)\.?| so far| are closed\.?)?)",
    # Behind a number or before quotation marks any title may follow, but a sentence of the body ends in a full stop.
    r"(?i:(?:no|one|[\d,]{1,6}) comments? on|comments? on(?= [\"'“‘])) .{0,119}[^.!?…]",
    r"(?i:(?:view|show|hide|load|read|see)(?: all| more)?(?: [\d,]{1,6})? comments?(?: ?\(\d{1,6}\))?)",
    r"(?i:join the (?:conversation|discussion)|be the first to comment|start the conversation|"
    r"what do you think\? leave a comment.{0,40})",
    r"(?i:(?:(?:please )?(?:sign|log) in|(?:you must|please) be logged in|register) to (?:post a |"
    r"leave a )?comment\.?)",
    r"(?i:you must be logged in to post a comment\.?|report (?:abuse|comment)|comments are (?:closed|"
    r"moderated)(?: (?:for|on|before|by|after|because) [^,.]{1,60})?\.?)",
    r"(?i:this site uses akismet to reduce spam\.?|learn how your comment data is processed\.?)",
]
RELATED = [
    r"(?i:related(?: (?:articles?|stories|story|content|links?|posts?|news|coverage|topics?|reading|videos?))?|"
    r"see also|also see)[:»>…]?",
    r"(?i:(?:read|also read|read also|see more|read next|what to read next|up next|keep reading|"
    r"continue reading)(?: more| next)?)[:»>→…]{0,3}",
    r"(?i:more (?:on this story|stories|news|coverage|like this|top stories|to read|from [^.!?]{1,40}|"
    r"in [^.!?]{1,25})|also (?:on|from) [\w .]{1,30}:?)",
    r"(?i:(?:you (?:may|might) also like|recommended(?: (?:for you|reading|stories|videos))?|most (?:read|"
    r"popular|viewed|shared|watched)))[:.…]{0,3}",
    r"(?i:(?:trending(?: now| stories)?|popular (?:now|stories|posts)|top stories|latest (?:news|stories|"
    r"headlines|posts)|don['’]t miss))[:.…]{0,3}",
    r"(?i:editors?['’]?s? (?:picks?|choice)|(?:next|previous) (?:article|story|post)|recent posts|in (?:this|"
    r"other) (?:story|article|news)):?",
    r"(?i:related(?: (?:stor(?:y|ies)|articles?|news))?|read more|also read|read also|read next|see also|"
    r"you may also like|recommended) ?[:|»>–—] ?.{1,200}",
    r"(?:READ|MORE|WATCH|LISTEN|SEE|PHOTOS|GALLERY|RELATED)(?: MORE| ALSO| NEXT)? ?[:|»>–—] ?.{1,200}",
    r"(?i:read|watch|see|view|listen to|find|click)(?i:(?: (?:the|our|full|more|rest|of|story|article|report|"
    r"video|interview|clip|transcript|"
    r"episode|text|statement|letter|document|segment|post|piece|it|this|all|about|on|entire|complete|original|"
    r"poll|results|trailer|ad|"
    r"speech|latest|for|to|live|podcast|both|and)){0,8} (?:here|above|below))[.:!]?",
    r"(?i:click|tap) (?i:here|to) .{1,100}",
]
HOUR = r"\d{1,2}[.:]\d\d(?: ?[aApP]\.?[mM]\.?)?(?: (?:GMT|BST|UTC|ET|EST|EDT))?:? (?:[—–-] )?"
"""When something of a live page was posted, before its words."""
_NOW = r"(?:now|today|tonight|this evening)"
_OF_PAGE = (
    r"(?: (?:along|us|our|the|this|live|rolling|blog|coverage|page|updates|all|day|today|tonight|and|good night|"
    r"evening)){0,8}"
)
SECTION_LABEL = [
    r"(?i:tags?|topics?|filed under|categor(?:y|ies)|keywords|posted in|tagged(?: with| as)?|labels|"
    r"section) ?: ?.{0,200}",
    r"(?i:tags|topics|filed under|categories|skip to (?:main )?content|table of contents|in brief)",
    r"(?i:full (?:text|transcript|story)|news analysis|correction(?: appended)?|developing(?: story)?|"
    r"letters to the editor)\.?",
    rf"(?:{HOUR})?(?i:(?:opening |closing |morning |afternoon |evening |midday )?summary(?: so far)?|corrections?|"
    r"clarification|in pictures|what we know(?: so far)?|key (?:points|events|developments|moments)|"
    r"good (?:morning|afternoon|evening)|welcome back|recap)[.:]?",
    rf"(?i:(?:and )?that(?:[’']s| is) (?:(?:all|it)(?: from (?:us|me))? for {_NOW}|"
    rf"(?:all|it) from (?:us|me)(?: {_NOW})?|where we(?:[’']ll| will) leave it(?: for {_NOW})?)[.!]?)",
    rf"(?i:thank(?:s| you) for (?:reading|following|joining|being with){_OF_PAGE}[.!]?)",
    r"(?:BREAKING(?: NEWS)?|EXCLUSIVE|LIVE|LIVE UPDATES|UPDATED?|ANALYSIS|OPINION|COMMENTARY|EXPLAINER|"
    r"TOP STORIES):?",
]
FOLLOW = [
    rf"(?i:(?:you can )?(?:also )?follow) .{{1,120}}?\b(?i:on|at) (?i:{_SITE}|social media)\b.{{0,120}}",
    r"(?i:follow)(?: [\w.'’-]{1,25}){0,4}:? @\w{1,30}.{0,60}",
    r"(?i:(?:on twitter,? )?follow (?:us|me|him|her|them))\b.{0,80}",
    rf"(?i:(?:like|find|join|friend) (?:us|me|the page:?)(?: on {_SITE})?)[.:!]?|(?i:like the page):?",
    rf"(?i:(?:{_SITE}|e-?mail|contact|phone|tips)) ?: ?\S{{2,80}}",
    r"@\w{2,30}[.]?",
    r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}\.?",
    r"(?i:(?:e-?mail|contact|reach|write to|send (?:us )?(?:tips|questions|feedback|comments|"
    r"story ideas)\b.{0,60}? to|"
    r"(?:[A-Z]\S{0,25} ){1,4}(?:can|may) be (?:reached|contacted))) .{0,90}?@[\w.-]{3,80}.{0,60}",
]
NEWSLETTER = [
    r"(?i:(?:sign up|subscribe|register)\b.{0,90}\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|briefings?|"
    r"podcast|channel|digest|trial)\b.{0,90})",
    r"(?i:(?:sign up|subscribe)(?: here| now| today| free| for free)?)[.!]?|(?i:(?:sign|log) (?:in|out|up))",
    r"(?i:(?:get|receive|want|delivered)\b.{0,90}\b(?:newsletters?|inbox|e-?mail alerts?|(?:daily|"
    r"weekly) briefing|news alerts)\b.{0,90})",
    r"(?i:(?:please )?enter (?:your|a valid) e-?mail(?: address)?[:.]?|your e-?mail(?: address)?:?|"
    r"e-?mail address:?|invalid e-?mail address)",
    r"(?i:by (?:signing up|subscribing|registering|clicking|entering)\b.{0,60}? you (?:agree|consent|accept|"
    r"acknowledge|confirm)\b.{0,250})",
    r"(?i:thank(?:s| you) for (?:subscribing|signing up|registering).{0,80}|you (?:have been|"
    r"are now) subscribed.{0,80}|unsubscribe.{0,80})",
    r"(?i:(?:support|fund) (?:our|local|independent|quality) journalism\b.{0,80}|become a (?:member|subscriber|"
    r"supporter)(?: today| now| here)?[.!]?)",
    r"(?i:already a (?:subscriber|member)\?.{0,30}|create (?:a free|an|your) account.{0,40}|(?:download|"
    r"get) (?:our|the) (?:free )?app\b.{0,60})",
    r"(?i:privacy policy|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings)|"
    r"do not sell my .{0,40}|this site is protected by .{0,80})",
]
ADVERTISEMENT = [
    r"(?i:advertise?ments?|ads?|advertising|adverts?|sponsored(?: (?:content|post|links?|by .{1,60}))?|"
    r"paid (?:post|content)|promoted(?: content| stories)?):?",
    r"(?i:advertisement ?[-–—:.·]? ?.{0,40}\b(?:continue|below|scroll|skip|feedback)\b.{0,40})",
    r"(?i:(?:the )?(?:story|article|post|content) continues (?:below|after)(?: (?:this |the )?(?:advertisement|"
    r"ad|video|photo|gallery))?)[.:…]?",
    r"(?i:scroll (?:down )?(?:to|for) (?:continue|more|read).{0,40}|continue reading (?:the main story|below)|"
    r"skip (?:ad|advertisement|past .{1,40}))",
]
COPYRIGHT = [
    r"(?i:copyright )?(?:©|\([cC]\)) ?.{0,250}",
    r"(?i:copyright),? (?:(?:19|20)\d\d\b|by (?=[A-Z])).{0,250}",
    r"(?i:all rights (?:are )?reserved\.?(?: .{0,200})?)",
    r"(?i:this (?:material|article|content|story) may not be (?:published|reproduced|copied|broadcast|rewritten|"
    r"redistributed)\b.{0,200})",
    r"(?i:(?:reprinted|reproduced|republished) (?:courtesy|with (?:the )?permission)\b.{0,150})",
    rf"(?i:distributed by) (?:the {_AGENCY}|(?:The )?{_CAP}(?: {_CAP}){{0,6}}(?:, (?:LLC|Inc|Ltd))?)\.?",
    r"(?i:(?:this (?:article|story|piece) )?(?:was )?(?:first |originally )(?:published|appeared) (?:on|in|at|"
    r"by) .{1,80})",
]
FRAGMENT = [
    r"(?:<[^<>]{0,300}> ?){1,20}[.]?",
    r"(?:https?://|www\.|pic\.twitter\.com/)\S{1,300}",
    r"(?:-30-|-ends-|ENDS?|\(END\)|\(MORE\)|MORE)",
]

ORPHANS = lazy_re(
    rf"(?:{_NAMES}|The {_NAME}|{_CAP}) (?:reported|"
    rf"wrote) from [^.!?]{{2,80}}(?:; ?[^.!?]{{2,80}} from [^.!?]{{2,60}}){{0,4}}\.?"
    rf"|{_NAMES} contributed research(?: to the (?:report|story|article|piece))?(?: (?:from|in) {_PLACE})?\.?"
    rf"|{_FULL_NAME} is an? (?:{_RANK} ){{0,3}}{_JOB} (?:at|for|with|based|covering)\b[^.!?]{{2,150}}\.?"
)
"""Sentences that are credits only where they stand after the body."""

WRITERS = lazy_re(rf"{_NAMES}(?: (?:in|at) {_PLACE})?")
"""Names that are a byline only where they stand between headline and body, beside the time."""

SECTIONS = words(
    "home news politics world national nation us u.s. uk u.k. international local regional business economy markets "
    "money finance opinion opinions editorial editorials commentary analysis columns columnists letters sport sports "
    "football entertainment culture arts lifestyle life style travel food health science technology tech environment "
    "climate education crime courts weather obituaries video videos photos podcasts investigations features magazine "
    "books movies film music tv television energy media europe asia africa americas middle-east elections government "
    "congress latest trending breaking-news top-stories latest-news more menu search subscribe login section sections"
)
"""Names of sections, with hyphens for spaces."""

DATED = lazy_re(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
"""Days and months, which are no names: "By Friday Night" is no byline."""

LINES = tuple(
    (kind, lazy_re("|".join(f"(?:{pattern})" for pattern in patterns)))
    for kind, patterns in (
        (Furniture.FRAGMENT, FRAGMENT),
        (Furniture.COMMENT_BOX, COMMENT_BOX),
        (Furniture.SHARE_BOX, SHARE_BOX),
        (Furniture.ADVERTISEMENT, ADVERTISEMENT),
        (Furniture.COPYRIGHT, COPYRIGHT),
        (Furniture.FOLLOW, FOLLOW),
        (Furniture.NEWSLETTER, NEWSLETTER),
        (Furniture.SECTION_LABEL, SECTION_LABEL),
        (Furniture.RELATED, RELATED),
        (Furniture.CREDIT, CREDIT),
        (Furniture.BYLINE, BYLINE),
    )
)
