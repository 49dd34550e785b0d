"""Words that decide whether a full stop ends a sentence of news prose."""

from __future__ import annotations

from claimcheck.text.word_lists import words

TITLES = words(
    "Mr. Mrs. Ms. Mx. Messrs. Mmes. Dr. Drs. Prof. Profs. Gov. Govs. Sen. Sens. Rep. Reps. Del. Lt. Col. Gen. Maj. "
    "Brig. Capt. Cpl. Sgt. Sgts. Pvt. Pfc. Adm. Cmdr. Cdr. Comdr. Ens. Det. Insp. Supt. Asst. Assoc. Dep. Rev. Revs. "
    "Hon. Msgr. Fr. Amb. Atty. Ald. Pres. Treas. St. Ste. Mt. Ft. vs. v. cf. viz. approx. ca. Wm. Geo. Thos. Chas."
)
"""Abbreviations that a name or number follows; they end no sentence."""

NUMBER_SIGNS = frozenset(["No.", "no.", "Nos.", "nos.", "Art.", "Sec.", "Fig.", "Figs.", "Ch.", "Vol.", "pp.", "p."])
MONTHS = words("Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.")

CLOCK = frozenset(["a.m.", "p.m.", "A.M.", "P.M."])
CLOCK_TAILS = words(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET Eastern Central Mountain Pacific Greenwich Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March "
    "April May June July August September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec"
)

MAY_END = words(
    "U.S. U.K. U.N. E.U. D.C. L.A. N.Y. N.J. U.S.A. U.A.E. a.m. p.m. A.M. P.M. Inc. Corp. Co. Cos. Ltd. Bros. Jr. Sr. "
    "Esq. Ph.D. M.D. B.A. M.A. J.D. R.N. etc. al. St. Ave. Blvd. Rd. Calif. Fla. Mass. Pa. Va. Md. Ill. Mich. Minn. "
    "Ariz. Colo. Conn. Ga. Ky. La. Mo. Miss. Neb. Nev. Okla. Ore. Tenn. Wash. Wis. Wyo. Ala. Ark. Ind. "
    "Kan. Mont. N.C. N.D. N.H. N.M. S.C. S.D. R.I. Vt. W.Va."
)
"""Abbreviations that stand within a sentence or at its end: the next word decides."""

OTHERS = words(
    "Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun. Assn. Dept. Univ. Intl. Natl. Govt. Mfg. Hwy. Pkwy. Rte. "
    "Bldg. Apt. Phila. est. dept. ext. lbs. oz. ft. mi. sq. hr. hrs. min. sec. tsp. tbsp. pt. vol. ch. fig. figs. ed. "
    "eds. op. cit. ibid. incl. max. tel. assn. govt. seq."
)
"""Abbreviations that are left to the statistical model."""

ABBREVIATIONS = TITLES | NUMBER_SIGNS | MONTHS | CLOCK | MAY_END

STARTERS = words(
    "The A An He She It They We I You This That These Those There Here But And Or So Yet In On At By For From With "
    "After Before When While If As Since Because Although Though However Meanwhile Now Then His Her Its Their Our My "
    "Some Many Most Several What Who How Why Where Not Both Each Another Asked Earlier Later"
)
"""Capitalised words that seldom stand within a sentence: after an abbreviation they begin a new one."""

PRONOUNS = frozenset(["He", "She", "They", "We", "It"])
ASKING = frozenset(["asked", "asks", "told", "tells", "demanded", "reminded", "warned"])
SPEECH_VERBS = (
    "said|says|asked|asks|added|adds|shouted|shouts|told|tells|wrote|writes|replied|replies|answered|answers|cried|cries|"
    "yelled|yells|exclaimed|demanded|demands|wondered|wonders|joked|jokes|quipped|continued|continues|recalled|recalls|"
    "tweeted|tweets|posted|declared|declares|responded|responds|remarked|noted|notes|screamed|whispered|inquired|queried|"
    "pressed|countered|insisted|explained|concluded|concludes|mused|chanted|repeated|pleaded|begged|called|sang|texted|"
    "muttered|murmured|snapped|retorted|warned|argued|thundered|interjected|interrupted|laughed|sighed|reminded|urged"
)
NAME = r"[A-Z][\w'’.-]{0,30}(?:\s(?:[A-Z][\w'’.-]{0,30}|of|de|la|van|der|von|bin|al|the)){0,6}"
"""A pattern of a capitalised name or title with a name, bounded in length."""
