"""The parts that generated reports are put together from: subjects with their words, and frames of sentences."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report can be about: its own frames of sentences, and the words for their places."""

    name: str
    frames: tuple[str, ...]
    words: MappingProxyType[str, tuple[str, ...]]


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


OUTLETS = _list(
    "Morning Courier, Harbour Post, Northern Wire, Evening Ledger, Coast Radio, Valley Times, City Desk, Plain Dealer of the East"
)
SYLLABLES = _list(
    "ba, be, bo, da, del, dor, fa, fen, gar, gi, hal, hin, jo, ka, kel, la, lin, lo, ma, mer, mo, na, nel, no, pa, per, ra, rin, ro, sa, sel, sho, ta, tel, tor, va, ven, vi, wil, zan"
)
_SHARED = {
    "when": _list(
        "on Monday, on Tuesday, on Wednesday, on Thursday, on Friday, at the weekend, before the summer, in the coming weeks, by the end of the year, earlier this month, within days, over the past quarter, next season, after the holidays"
    ),
    "adj": _list(
        "ambitious, careful, costly, crowded, delicate, early, fragile, generous, hasty, local, modest, narrow, older, patient, quiet, recent, robust, simple, tentative, uneven, vivid, wider, younger, remarkable, steady, unusual, promising, reluctant, thorough, sober"
    ),
    "verb": _list(
        "adjust, broaden, check, defer, expand, finish, gauge, handle, improve, join, keep, lower, measure, narrow, open, prepare, reshape, simplify, test, update, value, weaken, explain, redesign, replace, restore, sharpen, trim, underline, reconsider"
    ),
    "role": _list(
        "director, deputy head, coordinator, spokeswoman, adviser, chair, founder, analyst, treasurer, curator, editor, manager, scientist, secretary, veteran member, former chief, lawyer, planner"
    ),
    "said": _list(
        "said, explained, told a local paper, wrote in a note, added, recalled, argued, told listeners, remarked, noted, admitted, insisted"
    ),
}

FRAMES = (
    "{who}, {role} of the {org}, {said} the {adj} {noun} would {verb} the {thing} {when}.",
    "The {org} plans to {verb} its {noun} and to {verb} the {adj} {thing} in {place} {when}.",
    "About {n} people in {place} saw the {adj} {noun}, and {n} of them asked for a {thing}.",
    "Nobody at the {org} expected the {noun} to {verb} the {thing}, {who} {said}.",
    "For {who}, the {thing} in {place} is {adj}, while the {noun} remains {adj}.",
    "A {adj} {thing} can {verb} a {noun} for years, according to a {role} of the {org}.",
    "Last year the {org} counted {n} cases of a {adj} {noun}, up from {n}.",
    "The {noun} near {place} has a {adj} {thing}, which the {org} wants to {verb} {when}.",
    '"We wanted a {adj} {noun} and we got a {thing}," {who} {said} {when}.',
    "Its {thing} cost {n} thousand, more than the {noun} that {place} chose to {verb}.",
    "Whether the {adj} {thing} can {verb} the {noun} of {place} will be seen {when}.",
    "{who} and {who} went to {place} {when} to {verb} the {noun} of the {org}.",
    "Visitors to {place} find a {noun}, a {thing} and a {adj} {noun} beside it.",
    "Residents of {place} remember a {adj} {noun} and hardly any {thing}.",
    "With a {adj} {thing} and {n} new members, the {org} hopes to {verb} its {noun}.",
    "What the {org} calls a {noun} is to others a {adj} {thing}, {who} {said}.",
)


def _subject(name: str, frames: tuple[str, ...], **words: str) -> Subject:
    return Subject(name, frames, MappingProxyType(_SHARED | {place: _list(made) for place, made in words.items()}))


SUBJECTS = (
    _subject(
        "football",
        (
            "{place} beat {org} by {n} points after a {adj} second half in front of {n} thousand fans.",
            "The striker hit the {thing} twice before {who} scored from a {adj} {noun}.",
            "Coach {who} made {n} changes and {said} the {noun} had been {adj}.",
        ),
        org="Rovers, Wanderers, Albion, Athletic club, county league, supporters trust, academy, referees panel, players union, national side",
        noun="defence, midfield, penalty, corner, header, counter-attack, season, transfer, goal, substitution, warm-up, contract, derby, formation, draw, victory, tackle, fixture",
        thing="post, crossbar, trophy, pitch, bench, jersey, stadium, whistle, ticket, scoreboard, captaincy, table, locker room, video review",
        place="Ashford, Brightwater, Calder Vale, Dunholm, Eastmere, Foxbridge, Grantley, Hollowell, Ivybridge, Kingsmead",
    ),
    _subject(
        "markets",
        (
            "Shares of the {org} rose {n} cents after the {adj} {noun} surprised investors.",
            "The central bank left its {noun} unchanged and {said} the {thing} stayed {adj}.",
            "Analyst {who} expects the {noun} to {verb} the {thing} by {n} basis points.",
        ),
        org="brewery, insurer, chip maker, retailer, pension fund, shipping group, airline, lender, utility, carmaker, bourse, audit office",
        noun="dividend, forecast, margin, interest rate, bond, order book, earnings call, takeover, merger, rating, budget, inflation reading, buyback, outlook, turnover, quarter",
        thing="share price, balance sheet, warehouse, supply chain, factory, mortgage, currency, portfolio, pension, payroll, stock index, credit line",
        place="Frankfurt, Zurich, Chicago, Singapore, Toronto, Milan, Osaka, Sydney, Lisbon, Dublin",
    ),
    _subject(
        "weather",
        (
            "Up to {n} millimetres of rain fell on {place} {when}, the {org} {said}.",
            "Gusts of {n} kilometres an hour tore a {adj} {noun} from a {thing}.",
            "The {org} lifted its {noun} for {place} after {n} hours.",
        ),
        org="weather service, river authority, coastguard, fire brigade, road agency, rail operator, farmers union, observatory, ski resort",
        noun="storm, flood warning, drought, cold spell, heatwave, avalanche, snowfall, thunderstorm, frost, landslide, tide, fog bank, forecast, rainfall",
        thing="roof, bridge, harvest, orchard, reservoir, mountain road, railway line, river bank, greenhouse, campsite, ferry, power cut, vineyard",
        place="the upper valley, the northern coast, the lake district, the eastern plain, the old harbour, the high pass, the southern islands, the delta",
    ),
    _subject(
        "technology",
        (
            "The new {thing} runs for {n} hours and weighs {n} grams, {who} {said}.",
            "Engineers at the {org} used a {adj} {noun} to {verb} the {thing}.",
            "A bug in the {noun} left {n} thousand users without a {thing} {when}.",
        ),
        org="start-up, software firm, research lab, phone maker, cloud provider, games studio, open-source project, standards body, university spin-off",
        noun="app, update, algorithm, battery, prototype, interface, patent, data centre, language model, release, search engine, firmware, benchmark, subscription",
        thing="screen, sensor, headset, keyboard, server, robot, camera, chip, password, dashboard, browser, wearable, charger, router",
        place="the valley, Berlin, Bangalore, Austin, Tallinn, Shenzhen, Montreal, Helsinki, Cambridge, Seoul",
    ),
    _subject(
        "culture",
        (
            "The exhibition shows {n} paintings and a {adj} {thing} until {when}.",
            "In her {adj} {noun}, {who} plays a {role} who loses a {thing} in {place}.",
            "The orchestra under {who} gave the {noun} a {adj} ending.",
        ),
        org="museum, city theatre, film festival, gallery, opera house, publishing house, choir, jury, ballet company, literary magazine, foundation",
        noun="novel, premiere, sculpture, symphony, documentary, biography, exhibition, comedy, poem, soundtrack, retrospective, translation, production, album",
        thing="stage, manuscript, portrait, costume, violin, prize, catalogue, screenplay, archive, auditorium, fresco, ticket, debut, chorus",
        place="Vienna, Florence, Edinburgh, Prague, Lyon, Porto, Bruges, Salzburg, Bologna, Krakow",
    ),
    _subject(
        "city hall",
        (
            "Councillors voted {n} to {n} for the {adj} {noun} in {place}.",
            "Bus drivers will strike for {n} hours {when} over a {adj} {noun}.",
            "The mayor offered the {org} a deal on the {thing} and called the {noun} {adj}.",
        ),
        org="city council, tenants union, school board, housing office, parks department, transit agency, parents group, planning committee, library service",
        noun="bike lane, rent cap, tram line, playground, zoning rule, recycling scheme, budget plan, pay offer, parking fee, school meal, market hall, petition, referendum",
        thing="pavement, bus stop, swimming pool, town square, streetlight, depot, allotment, roundabout, clinic, cemetery, bin collection, noise limit",
        place="the old town, the station quarter, the west end, the riverside, the new estate, the market ward, the docklands, the university quarter",
    ),
    _subject(
        "science and health",
        (
            "The study followed {n} patients for {n} months and found a {adj} {noun}.",
            "Doctor {who} {said} the {noun} can {verb} the {thing} in {n} per cent of cases.",
            "Researchers in {place} compared the {adj} {thing} with {n} samples.",
        ),
        org="hospital, medical school, vaccine maker, ethics board, nursing college, patients group, institute, ministry of health, journal",
        noun="diagnosis, trial, vaccine, diet, therapy, virus, sleep pattern, side effect, allergy, waiting list, gene, screening, treatment, checkup",
        thing="kidney, blood sample, heart valve, microscope, ward, prescription, hearing aid, antibody, tooth, muscle, clinic, memory test",
        place="Uppsala, Leiden, Heidelberg, Basel, Melbourne, Kyoto, Boston, Aarhus, Padua, Ghent",
    ),
    _subject(
        "trade and travel",
        (
            "The {org} signed an agreement on {adj} {noun} with partners in {place} {when}.",
            "Tourists from {place} spent {n} million on a {adj} {thing} last year.",
            "Officials from {place} met the {org} for talks on the {noun} and the {thing}.",
        ),
        org="chamber of commerce, airline, hotel group, port company, customs office, wine board, tourist office, cruise line, export bank",
        noun="visa rule, harvest, customs form, cheese export, wine label, flight schedule, holiday season, timber trade, fish quota, tea auction, trade fair, cruise stop",
        thing="beach, airport lounge, vineyard, spice market, hiking trail, hotel lobby, coffee crop, souvenir, railway pass, food stall, passport queue",
        place="Portugal, Canada, Japan, Chile, New Zealand, Norway, Vietnam, Kenya, Peru, Iceland",
    ),
)

TRUCE = Subject(
    "a truce",
    (
        "{who}, {role} of the {org}, {said} {side} had sent {n} lists of the {thing} to {other} {when}.",
        "Talks between {side} and {other} on the {noun} go on in {place} {when}, {who} {said}.",
        "{n} households near {town} lost their {thing} after drones hit {target}, {who} of the {org} {said}.",
        "{side} agreed to a {length} halt to strikes on {target} but declined to endorse a full ceasefire.",
        "{side} accused {other} of breaking the truce with {n} attacks on {target} {when}.",
        "{leader} said {side} was ready to extend the ceasefire if {other} stopped its strikes on {target}.",
        "{side} proposed a {length} truce, while {other} demanded guarantees before any talks.",
        "{side} and {other} are to exchange {n} prisoners of war {when}, {leader} said.",
        "{side} denied that its forces had violated the ceasefire and said it was observing the moratorium.",
        "A drone attack damaged a substation in {town} {when}, and {side} blamed {other}.",
        "The White House welcomed the offer of {side} and said talks on a maritime ceasefire would begin {when}.",
        "{leader} rejected the plan for monitors on the line of contact and called the terms unacceptable.",
        "{side} warned that it reserved the right to respond if {other} struck {target} again.",
    ),
    MappingProxyType(
        _SHARED
        | {
            "side": _list(
                "Russia, Ukraine, Moscow, Kyiv, the Kremlin, the Ukrainian government, the Russian defence ministry"
            ),
            "other": _list("Ukraine, Russia, Kyiv, Moscow, the other side"),
            "leader": _list("Vladimir Putin, Volodymyr Zelensky, Dmitry Peskov, Sergei Lavrov, Andrii Sybiha"),
            "length": _list("30-day, limited, temporary, 60-day, partial"),
            "target": _list(
                "energy facilities, power plants, oil refineries, civilian infrastructure, ports, gas pipelines"
            ),
            "town": _list("Sumy, Kherson, Belgorod, Bryansk, Kharkiv, Poltava, Kursk, Nikopol"),
            "org": _list(
                "general staff, energy ministry, grid operator, regional administration, foreign ministry, monitoring mission, border service"
            ),
            "noun": _list(
                "ceasefire, truce, readout, moratorium, statement, order, proposal, pause, list of facilities, accusation"
            ),
            "thing": _list(
                "substation, power line, front line, transformer, gas plant, hotline, shelter, air raid alert, water supply, checkpoint"
            ),
            "place": _list(
                "the Sumy region, the Belgorod region, the Kursk region, Kherson, Jeddah, Riyadh, Istanbul, the Black Sea"
            ),
        }
    ),
)
