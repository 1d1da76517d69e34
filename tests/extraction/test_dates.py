"""Time expressions: each case is a sentence, the day of its report, and what each expression in it means."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.extraction.date_frame import Anchors
from holdfire.extraction.dates import day_of, due_of, find_times, last_full_day, read_times
from holdfire.extraction.directions import Direction
from holdfire.record import Precision

TUESDAY = date(2025, 3, 18)
WEDNESDAY = date(2025, 3, 19)
THURSDAY = date(2025, 1, 16)
FRIDAY = date(2025, 4, 18)
SATURDAY = date(2025, 5, 17)
SUNDAY = date(2025, 4, 20)
MONDAY = date(2025, 1, 27)


def read(text: str, published: date | None = TUESDAY) -> list[str]:
    """Each expression as `words = date`, `words = first..last`, or `words = precision`."""
    shown = []
    for when in find_times(text, published):
        if when.start is None or when.end is None:
            value = when.precision.value
        elif when.start == when.end:
            value = when.start.isoformat()
        elif when.precision is Precision.DAY:
            value = f"{when.start}..{when.end}"
        else:
            value = f"{when.precision.value} {when.start}..{when.end}"
        shown.append(f"{when.words} = {value}")
    return shown


WEEKDAYS = [
    # past: the verb has happened, and the day of the report counts
    (TUESDAY, "Two villages were shelled on Sunday, the governor said.", ["Sunday = 2025-03-16"]),
    (FRIDAY, "The order ran out on Friday, the Kremlin said.", ["Friday = 2025-04-18"]),
    (FRIDAY, "The army said on Friday that it had shot down nine drones.", ["Friday = 2025-04-18"]),
    (MONDAY, "Armenia's defence ministry said Monday that one soldier had been wounded.", ["Monday = 2025-01-27"]),
    (MONDAY, "The office announced the extension late Sunday.", ["late Sunday = 2025-01-26"]),
    (MONDAY, "The army failed to leave the south by Sunday's deadline.", ["Sunday = 2025-01-26"]),
    (MONDAY, "Sunday's dead included six women and a soldier.", ["Sunday = 2025-01-26"]),
    (WEDNESDAY, "Drones hit a substation at 8:50 p.m. on Tuesday.", ["8:50 p.m. on Tuesday = 2025-03-18"]),
    (WEDNESDAY, "On Monday the movement pulled out of the talks.", ["Monday = 2025-03-17"]),
    (WEDNESDAY, "Clashes were reported near the town on Tuesday night.", ["Tuesday night = 2025-03-18"]),
    (
        SUNDAY,
        "He was asked about the strike on the city on Thursday that killed at least 12 people.",
        ["Thursday = 2025-04-17"],
    ),
    (SUNDAY, "On Saturday the two sides also exchanged 246 prisoners each.", ["Saturday = 2025-04-19"]),
    (SUNDAY, "The programme was broadcast on Sunday.", ["Sunday = 2025-04-20"]),
    (TUESDAY, "Fighting has gone on since Saturday in El Fasher.", ["Saturday = 2025-03-15"]),
    (TUESDAY, "After Monday's call, the envoy flew home.", ["Monday = 2025-03-17"]),
    (TUESDAY, "The army began to withdraw on Friday.", ["Friday = 2025-03-14"]),
    (TUESDAY, "The two presidents met in Doha on Saturday to discuss the truce.", ["Saturday = 2025-03-15"]),
    (TUESDAY, "Families returned to northern Gaza on Sunday.", ["Sunday = 2025-03-16"]),
    (TUESDAY, "A ceasefire agreed on Saturday has collapsed.", ["Saturday = 2025-03-15"]),
    (
        TUESDAY,
        "India and Pakistan traded fire on Thursday and Friday.",
        ["Thursday = 2025-03-13", "Friday = 2025-03-14"],
    ),
    (TUESDAY, "The M23 says it took the town on Friday.", ["Friday = 2025-03-14"]),
    (TUESDAY, "Rebels attacked the base in the early hours of Saturday.", ["the early hours of Saturday = 2025-03-15"]),
    (TUESDAY, "The ministry, which on Sunday had denied the report, fell silent.", ["Sunday = 2025-03-16"]),
    (TUESDAY, "Azerbaijan accused Armenian units of opening fire on Monday.", ["Monday = 2025-03-17"]),
    (TUESDAY, "Thai and Cambodian officials held talks in Kuala Lumpur on Monday.", ["Monday = 2025-03-17"]),
    (TUESDAY, "The exchange that took place last Saturday was the third.", ["last Saturday = 2025-03-15"]),
    (SATURDAY, "He spoke last Saturday.", ["last Saturday = 2025-05-10"]),
    (TUESDAY, "Shells fell this past Sunday.", ["this past Sunday = 2025-03-16"]),
    # coming
    (TUESDAY, "The two are set to exchange 175 prisoners of war each on Wednesday.", ["Wednesday = 2025-03-19"]),
    (TUESDAY, "Russia will also free 23 wounded on Wednesday.", ["Wednesday = 2025-03-19"]),
    (THURSDAY, "Qatar announced the ceasefire, which is to begin on Sunday.", ["Sunday = 2025-01-19"]),
    (THURSDAY, "Three women are to be freed on Sunday, an official said.", ["Sunday = 2025-01-19"]),
    (
        THURSDAY,
        "The secretary said he was confident and expected the truce to start on Sunday.",
        ["Sunday = 2025-01-19"],
    ),
    (
        THURSDAY,
        "The emir announced on Wednesday evening that a truce would begin on Sunday.",
        ["Wednesday evening = 2025-01-15", "Sunday = 2025-01-19"],
    ),
    (
        date(2025, 2, 11),
        "Unless the hostages are returned by Saturday noon, the ceasefire will end.",
        ["Saturday noon = 2025-02-15"],
    ),
    (date(2025, 2, 11), "The release had been planned for Saturday.", ["Saturday = 2025-02-15"]),
    (date(2025, 5, 11), "He proposed that direct talks be resumed in Istanbul on Thursday.", ["Thursday = 2025-05-15"]),
    (
        date(2025, 5, 11),
        "He was asked on Saturday to accept a full ceasefire from Monday.",
        ["Saturday = 2025-05-10", "Monday = 2025-05-12"],
    ),
    (date(2025, 5, 11), '"I will be waiting for him in Turkey on Thursday," he wrote.', ["Thursday = 2025-05-15"]),
    (TUESDAY, "The council is scheduled to vote on Friday.", ["Friday = 2025-03-21"]),
    (TUESDAY, "Talks resume on Thursday in Geneva.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "The truce takes effect on Saturday at 6 a.m.", ["Saturday at 6 a.m. = 2025-03-22"]),
    (TUESDAY, "Sudan's army agreed to open the crossing on Thursday.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "The prime minister ordered the troops to leave by Sunday.", ["Sunday = 2025-03-23"]),
    (TUESDAY, "Envoys are due in Cairo on Thursday.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "On Friday, the two delegations will meet again.", ["Friday = 2025-03-21"]),
    (TUESDAY, "Fighting raged, but on Thursday the two sides will meet.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "The general pledged that guns would fall silent on Friday.", ["Friday = 2025-03-21"]),
    (TUESDAY, "Washington gave the rebels until Friday to answer.", ["Friday = 2025-03-21"]),
    (TUESDAY, "Delegates gathered ahead of Thursday's summit.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "A ceasefire would start at midnight on Saturday.", ["midnight on Saturday = 2025-03-22"]),
    (TUESDAY, "They will meet next Monday.", ["next Monday = 2025-03-24"]),
    (TUESDAY, "The parties will sign this Friday.", ["this Friday = 2025-03-21"]),
    (TUESDAY, "The minister will return this coming Sunday.", ["this coming Sunday = 2025-03-23"]),
    (TUESDAY, "The border will reopen on Tuesday.", ["Tuesday = 2025-03-25"]),
    (TUESDAY, "The governor demanded the release of the captives by Friday.", ["Friday = 2025-03-21"]),
    (TUESDAY, "They promised a truce starting Saturday.", ["Saturday = 2025-03-22"]),
    (TUESDAY, "Aid convoys can enter from Thursday.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "The meeting is planned for Saturday.", ["Saturday = 2025-03-22"]),
    (TUESDAY, "Kinshasa has until Thursday to reply.", ["Thursday = 2025-03-20"]),
    (TUESDAY, "Colombia's ELN says it will free two soldiers on Sunday.", ["Sunday = 2025-03-23"]),
    (
        date(2025, 2, 11),
        "Failing a return of the captives by Saturday noon, he declared, the ceasefire would end.",
        ["Saturday noon = 2025-02-15"],
    ),
    # ahead of a past moment, the day of the report is meant; so it is after "until" and "later on"
    (
        TUESDAY,
        "He had announced that fire would cease from 04:00 GMT on Tuesday.",
        ["04:00 GMT on Tuesday = 2025-03-18"],
    ),
    (SUNDAY, "Washington would like to see the pause last beyond Sunday.", ["Sunday = 2025-04-20"]),
    (TUESDAY, "The council will meet later on Tuesday.", ["later on Tuesday = 2025-03-18"]),
    (TUESDAY, "At the checkpoints on Monday nobody would say.", ["Monday = 2025-03-17"]),
    (TUESDAY, "They go to Munich after a win on Sunday.", ["Sunday = 2025-03-16"]),
    (
        TUESDAY,
        "They announced on Sunday that they would halt attacks from Monday.",
        ["Sunday = 2025-03-16", "Monday = 2025-03-17"],
    ),
    (TUESDAY, "The president ordered a halt to strikes on Friday.", ["Friday = 2025-03-14"]),
    (TUESDAY, "Rebels kill 12 in Friday attack", ["Friday = 2025-03-14"]),
    (TUESDAY, "Ceasefire to take effect Sunday", ["Sunday = 2025-03-23"]),
    (TUESDAY, "She urged both sides to honour the truce announced on Sunday.", ["Sunday = 2025-03-16"]),
    (TUESDAY, "Friday's talks will be held in Doha.", ["Friday = 2025-03-21"]),
    (TUESDAY, "Friday's talks in Doha ended without a deal.", ["Friday = 2025-03-14"]),
    # a plan that a past report looks back on
    (TUESDAY, "The talks, which were due to open on Monday, were called off.", ["Monday = 2025-03-17"]),
    (MONDAY, "The pull-out was to be finished on Sunday.", ["Sunday = 2025-01-26"]),
    (WEDNESDAY, "Talks were due to open in Luanda on Thursday.", ["Thursday = 2025-03-20"]),
    # two days, two directions
    (
        TUESDAY,
        "The army, which on Monday lost a base, will hold talks on Friday.",
        ["Monday = 2025-03-17", "Friday = 2025-03-21"],
    ),
    (
        TUESDAY,
        "On Friday it had said its troops would stay beyond Sunday.",
        ["Friday = 2025-03-14", "Sunday = 2025-03-16"],
    ),
    # names that are no day
    (TUESDAY, "The Sunday Times reported on Bloody Sunday.", []),
]

RELATIVE = [
    (TUESDAY, "The ministers meet today and tomorrow.", ["today = 2025-03-18", "tomorrow = 2025-03-19"]),
    (TUESDAY, "Shelling killed two yesterday evening.", ["yesterday evening = 2025-03-17"]),
    (TUESDAY, "It begins the day after tomorrow.", ["the day after tomorrow = 2025-03-20"]),
    (TUESDAY, "Drones were launched overnight.", ["overnight = 2025-03-18"]),
    (TUESDAY, "Drones were launched overnight into Monday.", ["overnight into Monday = 2025-03-17"]),
    (TUESDAY, "Guns fell silent this morning.", ["this morning = 2025-03-18"]),
    (TUESDAY, "Last night two drones fell.", ["Last night = 2025-03-17"]),
    (
        TUESDAY,
        "Bombs fell in the small hours and through the night.",
        ["in the small hours = 2025-03-18", "through the night = 2025-03-18"],
    ),
    (
        WEDNESDAY,
        "Drones hit a plant on Tuesday. A hospital was hit the same evening.",
        ["Tuesday = 2025-03-18", "the same evening = 2025-03-18"],
    ),
    (date(2025, 5, 11), "He would ring the Turkish president that day.", ["that day = 2025-05-11"]),
    (
        date(2025, 5, 11),
        "He proposed that talks be held on Thursday. He would ring Ankara that day.",
        ["Thursday = 2025-05-15", "that day = 2025-05-11"],
    ),
    (
        THURSDAY,
        "The truce will begin on Sunday. Three will be freed that day.",
        ["Sunday = 2025-01-19", "that day = 2025-01-19"],
    ),
    (date(2025, 3, 25), "Kyiv would observe the halt from that very day.", ["that very day = 2025-03-25"]),
    (
        WEDNESDAY,
        "Prisoners were swapped on Wednesday, fewer than promised a day earlier.",
        ["Wednesday = 2025-03-19", "a day earlier = 2025-03-18"],
    ),
    (
        FRIDAY,
        "She spoke on Thursday. A day later the total was higher.",
        ["Thursday = 2025-04-17", "A day later = 2025-04-18"],
    ),
    (
        WEDNESDAY,
        "On Monday the group left talks that were due to open the next day.",
        ["Monday = 2025-03-17", "the next day = 2025-03-18"],
    ),
    (
        date(2025, 2, 11),
        "The cabinet met on Tuesday. The deadline had been suggested the evening before.",
        ["Tuesday = 2025-02-11", "the evening before = 2025-02-10"],
    ),
    (
        TUESDAY,
        "The truce was signed on Friday; two days later it broke.",
        ["Friday = 2025-03-14", "two days later = 2025-03-16"],
    ),
    (TUESDAY, "Three days ago the bridge was blown up.", ["Three days ago = 2025-03-15"]),
    (TUESDAY, "It fell two weeks ago.", ["two weeks ago = week 2025-03-03..2025-03-09"]),
    (TUESDAY, "He agreed last week.", ["last week = week 2025-03-10..2025-03-16"]),
    (FRIDAY, "Talks will continue in London next week.", ["next week = week 2025-04-21..2025-04-27"]),
    (TUESDAY, "They met earlier this month.", ["earlier this month = month 2025-03-01..2025-03-31"]),
    (
        MONDAY,
        "They met last month and will meet next month.",
        ["last month = month 2024-12-01..2024-12-31", "next month = month 2025-02-01..2025-02-28"],
    ),
    (TUESDAY, "They will meet this weekend.", ["this weekend = week 2025-03-22..2025-03-23"]),
    (TUESDAY, "The sides clashed over the weekend.", ["the weekend = week 2025-03-15..2025-03-16"]),
    (SUNDAY, "The guns fell silent this weekend.", ["this weekend = week 2025-04-19..2025-04-20"]),
    (TUESDAY, "The army will leave within 60 days.", ["within 60 days = 2025-05-17"]),
    (
        MONDAY,
        "Under the truce, which took effect on Nov. 27, Israel undertook to leave within 60 days.",
        ["Nov. 27 = 2024-11-27", "within 60 days = 2025-01-26"],
    ),
    (TUESDAY, "They must leave within 60 days of its signing.", ["within 60 days of = unresolved"]),
    (
        TUESDAY,
        "They must leave within 10 days of March 20.",
        ["within 10 days of = 2025-03-30", "March 20 = 2025-03-20"],
    ),
    (TUESDAY, "All captives will be freed within 72 hours.", ["within 72 hours = 2025-03-21"]),
    (TUESDAY, "The delegations will meet in three days.", ["in three days = 2025-03-21"]),
    (TUESDAY, "The town fell in three days.", []),
    (TUESDAY, "The talks will resume in two weeks' time.", ["in two weeks' time = week 2025-03-31..2025-04-06"]),
    (TUESDAY, "The army will be gone by the end of the month.", ["the end of the month = 2025-03-31"]),
    (TUESDAY, "Twenty people were killed in the past 24 hours.", ["the past 24 hours = 2025-03-17..2025-03-18"]),
    (SUNDAY, "The truce runs out at midnight Moscow time.", ["midnight = 2025-04-20"]),
    (TUESDAY, "It falls on the following Friday.", ["the following Friday = 2025-03-21"]),
]

ABSOLUTE = [
    (TUESDAY, "on 18 March", ["18 March = 2025-03-18"]),
    (TUESDAY, "since March 18", ["March 18 = 2025-03-18"]),
    (TUESDAY, "on Mar. 18, 2025, he", ["Mar. 18, 2025 = 2025-03-18"]),
    (TUESDAY, "MOSCOW, MARCH 28.", ["MARCH 28 = 2025-03-28"]),
    (TUESDAY, "dated 18/03/2025", ["18/03/2025 = 2025-03-18"]),
    (TUESDAY, "dated 3/18/2025", ["3/18/2025 = 2025-03-18"]),
    (TUESDAY, "dated 03/04/2025", ["03/04/2025 = unresolved"]),
    (TUESDAY, "dated 04/04/2025", ["04/04/2025 = 2025-04-04"]),
    (TUESDAY, "dated 18.03.2025", ["18.03.2025 = 2025-03-18"]),
    (TUESDAY, "dated 2025-03-18", ["2025-03-18 = 2025-03-18"]),
    (TUESDAY, "the 18th of March", ["the 18th of March = 2025-03-18"]),
    (TUESDAY, "signed on 27 July 1953, after", ["27 July 1953 = 1953-07-27"]),
    (TUESDAY, "Tuesday, 18 March 2025", ["Tuesday, 18 March 2025 = 2025-03-18"]),
    (TUESDAY, "on Wednesday, March 19,", ["Wednesday, March 19 = 2025-03-19"]),
    (TUESDAY, "at about 10:20 a.m. Moscow time on March 28 the", ["10:20 a.m. Moscow time on March 28 = 2025-03-28"]),
    (
        SUNDAY,
        "from 18:00 on 19 April until 00:00 on 21 April",
        ["18:00 on 19 April = 2025-04-19", "00:00 on 21 April = 2025-04-21"],
    ),
    (TUESDAY, "at 24:00 hours on 28 July 2025", ["24:00 hours on 28 July 2025 = 2025-07-28"]),
    (TUESDAY, "from 8 to 10 May", ["8 to 10 May = 2025-05-08..2025-05-10"]),
    (TUESDAY, "on May 8-10 the", ["May 8-10 = 2025-05-08..2025-05-10"]),
    (TUESDAY, "from March 18 to April 16", ["March 18 = 2025-03-18", "April 16 = 2025-04-16"]),
    (MONDAY, "captured after Oct. 7, 2023, it said", ["Oct. 7, 2023 = 2023-10-07"]),
    (MONDAY, "since October 7", ["October 7 = 2024-10-07"]),
    (MONDAY, "in place until Feb. 18", ["Feb. 18 = 2025-02-18"]),
    (date(2025, 12, 30), "The truce will start on 2 January.", ["2 January = 2026-01-02"]),
    (date(2026, 1, 2), "The camp was shelled on 30 December.", ["30 December = 2025-12-30"]),
    (TUESDAY, "agreed at a summit in February", ["in February = month 2025-02-01..2025-02-28"]),
    (TUESDAY, "in early April", ["in early April = month 2025-04-01..2025-04-10"]),
    (TUESDAY, "held since late 2023", ["late 2023 = year 2023-01-01..2023-12-31"]),
    (TUESDAY, "the talks of March 2022 failed", ["March 2022 = month 2022-03-01..2022-03-31"]),
    (TUESDAY, "by the end of May", ["the end of May = 2025-05-31"]),
    (TUESDAY, "the 1994 genocide", ["1994 = year 1994-01-01..1994-12-31"]),
    (TUESDAY, "in the spring of 2022", ["in the spring of 2022 = year 2022-01-01..2022-12-31"]),
    (TUESDAY, "the place is quoted this spring", ["this spring = vague"]),
    (TUESDAY, "treatment for 2,000 children and 1953 more", []),
    (TUESDAY, "Troops may march 5 miles in may.", []),
    (TUESDAY, "In March 12 people died.", ["In March = month 2025-03-01..2025-03-31"]),
    (TUESDAY, "on 31 April", ["31 April = unresolved"]),
    (SUNDAY, "as both did on Easter Sunday", ["Easter Sunday = 2025-04-20"]),
    (date(2024, 4, 2), "the Easter Sunday truce", ["Easter Sunday = unresolved"]),
    (date(2024, 5, 2), "a truce for Orthodox Easter Sunday", ["Orthodox Easter Sunday = 2024-05-05"]),
    (FRIDAY, "on Good Friday", ["Good Friday = 2025-04-18"]),
]

VAGUE = [
    ("Talks will begin immediately.", ["immediately"]),
    ("It was not immediately clear who fired.", []),
    ("Captives shall be repatriated immediately after the cessation of hostilities.", ["immediately"]),
    ("The two texts were released within minutes of each other.", []),
    ("Teams start talks at once.", ["at once"]),
    ("Details would be settled in the coming days.", ["in the coming days"]),
    ("It will be signed soon, very soon.", ["soon", "very soon"]),
    ("Shortly after the call, sirens sounded.", []),
    ("They agreed to conclude as soon as possible a deal.", ["as soon as possible"]),
    ("As soon as the guns fell silent, people left.", []),
    ("Washington would walk away within days.", ["within days"]),
    ("A meeting could be held in the near future.", ["in the near future"]),
    ("Russia will answer in the next few weeks.", ["in the next few weeks"]),
    ("The release is on hold until further notice.", ["until further notice"]),
    ("Aid will flow without delay.", ["without delay"]),
]


@pytest.mark.parametrize(("published", "text", "expected"), [*WEEKDAYS, *RELATIVE, *ABSOLUTE])
def test_what_the_words_mean(published: date, text: str, expected: list[str]) -> None:
    assert read(text, published) == expected


@pytest.mark.parametrize(("text", "expected"), VAGUE)
def test_vague_words_settle_no_day(text: str, expected: list[str]) -> None:
    found = find_times(text, TUESDAY)
    assert [w.words for w in found] == expected
    assert all(w.precision is Precision.VAGUE and w.start is None and due_of(w) == w.words for w in found)


@pytest.mark.parametrize(
    "text",
    [
        "on Wednesday",
        "tomorrow",
        "last week",
        "within 60 days",
        "on 18 March",
        "in February",
        "this weekend",
        "overnight",
    ],
)
def test_without_a_day_of_publication_relative_words_stay_open(text: str) -> None:
    (when,) = find_times(text, None)
    assert (when.precision, when.start, when.end) == (Precision.UNRESOLVED, None, None)
    assert due_of(when) == when.words


def test_without_a_day_of_publication_whole_dates_resolve() -> None:
    assert read("on 18 March 2025 and in 2022", None) == [
        "18 March 2025 = 2025-03-18",
        "in 2022 = year 2022-01-01..2022-12-31",
    ]


@pytest.mark.parametrize("offset", range(7))
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_in_a_report_of_any_weekday(offset: int, weekday: int) -> None:
    published = MONDAY + timedelta(offset)
    name = (MONDAY + timedelta(weekday)).strftime("%A")
    (past,) = find_times(f"Rebels shelled the town on {name}.", published)
    (coming,) = find_times(f"Rebels will leave the town on {name}.", published)
    assert past.start is not None
    assert coming.start is not None
    assert past.start.weekday() == coming.start.weekday() == weekday
    assert 0 <= (published - past.start).days <= 6
    assert 1 <= (coming.start - published).days <= 7


def test_the_caller_can_say_which_way_the_clause_points() -> None:
    text = "talks on Friday"
    assert [w.start for w in find_times(text, TUESDAY, lambda _: Direction.PAST)] == [date(2025, 3, 14)]
    assert [w.start for w in find_times(text, TUESDAY, lambda _: Direction.FUTURE)] == [date(2025, 3, 21)]


def test_a_day_is_counted_from_the_start_that_an_earlier_paragraph_names() -> None:
    first, anchors = read_times("The ceasefire, which is to begin on Sunday, has three phases.", THURSDAY)
    assert anchors == Anchors(day=date(2025, 1, 19), start=date(2025, 1, 19))
    (when,) = find_times("Negotiations on the second phase are to open on the 16th day.", THURSDAY, anchors=anchors)
    assert due_of(when) == "2025-02-03"
    (unknown,) = find_times("Negotiations on the second phase are to open on the 16th day.", THURSDAY)
    assert (unknown.precision, due_of(unknown)) == (Precision.VAGUE, "the 16th day")
    assert len(first) == 1


def test_a_start_holds_over_paragraphs_that_name_other_days() -> None:
    anchors = Anchors()
    for paragraph in ("The truce took effect on 1 March.", "A drone fell on Friday.", "Nothing new."):
        _, anchors = read_times(paragraph, TUESDAY, anchors=anchors)
    assert anchors.start == date(2025, 3, 1)
    assert read_times("The next day it rained.", TUESDAY, anchors=anchors)[0][0].start == date(2025, 3, 15)


def test_a_halt_until_midnight_ends_the_day_before() -> None:
    start, end = find_times("from 18:00 on 19 April until 00:00 on 21 April", SUNDAY)
    assert (due_of(start), last_full_day(end)) == ("2025-04-19", date(2025, 4, 20))
    (noon,) = find_times("by Saturday noon they must", TUESDAY)
    assert last_full_day(noon) == date(2025, 3, 22)


def test_leap_days() -> None:
    assert read("on 29 February", date(2025, 1, 10)) == ["29 February = 2024-02-29"]
    assert read("on 29 February 2023", TUESDAY) == ["29 February 2023 = unresolved"]
    assert read("The truce ends tomorrow.", date(2024, 2, 28)) == ["tomorrow = 2024-02-29"]
    assert read("They leave within a month.", date(2024, 1, 31)) == ["within a month = 2024-02-29"]


def test_the_day_of_something_that_happened() -> None:
    (overnight,) = find_times("Russia sent 108 drones overnight.", TUESDAY)
    (spring,) = find_times("fighting in May 2022", TUESDAY)
    assert (day_of(overnight), day_of(spring)) == ("2025-03-18", None)


WORDS = st.sampled_from(
    [
        "on",
        "the",
        "in",
        "by",
        "until",
        "within",
        "Monday",
        "Sunday's",
        "March",
        "May",
        "18",
        "2,000",
        "18:00",
        "31",
        "2025",
        "2025-02-30",
        "29/02/2023",
        "today",
        "said",
        "will",
        "be",
        "to",
        "days",
        "60",
        "week",
        "last",
        "next",
        "this",
        "early",
        "end",
        "of",
        "midnight",
        "day",
        "16th",
        "earlier",
        "later",
        "a",
        ",",
        ".",
        ";",
        '"',
        "and",
        "Easter",
        "from",
        "Feb.",
        "١",
        "²",
        "é",
        "\n",
    ]
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)), DAYS)
def test_spans_are_words_of_the_text_in_order(text: str, published: date | None) -> None:
    at = 0
    for when in find_times(text, published):
        assert when.span.of(text) == when.words
        assert at <= when.span.start < when.span.end
        assert (when.start is None) == (when.end is None)
        assert when.start is None or when.end is None or when.start <= when.end
        assert when.precision not in (Precision.VAGUE, Precision.UNRESOLVED) or when.start is None
        due_of(when), day_of(when), last_full_day(when)
        at = when.span.end


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_without_publication_no_relative_day_is_invented(text: str) -> None:
    known = {(w.words): w for w in find_times(text, None) if w.precision is Precision.DAY}
    assert all(any(c.isdigit() for c in words) for words in known)
