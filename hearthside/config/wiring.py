"""The fuse box: which facts go to which listeners, and which rooms plug into which servants. Read it top to bottom."""

from collections.abc import Callable

from hearthside.accounts import changes, desk, policy
from hearthside.accounts import events as accounts
from hearthside.accounts import rows as my_page
from hearthside.accounts import surroundings as people
from hearthside.accounts.middleware import being_there_counts
from hearthside.aftercare import notices as aftercare_notices
from hearthside.aftercare.surroundings import tomorrow_on_help
from hearthside.appointments import notices as appointment_notices
from hearthside.appointments import rows as appointment_rows
from hearthside.appointments.subjects import VisitSubject
from hearthside.calls import leftovers as call_leftovers
from hearthside.calls import ways as call_ways
from hearthside.calls.questions import WhichServer
from hearthside.cards import page_parts as card_parts
from hearthside.circles import notices as circle_notices
from hearthside.circles import tasks as circles
from hearthside.conversations import events as conversations
from hearthside.conversations import hellos
from hearthside.conversations import notices as conversation_notices
from hearthside.conversations import subjects as conversation_subjects
from hearthside.conversations.finding import PostKind
from hearthside.dropin import notices as dropin_notices
from hearthside.dropin import ways as dropin_ways
from hearthside.dropin.subjects import TurnSubject
from hearthside.facilitating import beside as facilitating_beside
from hearthside.facilitating import leftovers as facilitating_leftovers
from hearthside.facilitating import notices as facilitating_notices
from hearthside.facilitating import tasks as facilitating
from hearthside.finding import times as finding_times
from hearthside.gate import access as gate_access
from hearthside.gate import actions as gate
from hearthside.gate import surroundings as gate_surroundings
from hearthside.groups import beside
from hearthside.groups import events as groups
from hearthside.groups import notices as group_notices
from hearthside.groups import queries as group_queries
from hearthside.groups import sections as group_page
from hearthside.groups.actions.inviting import find_invitation
from hearthside.groups.finding import GroupKind, PersonKind
from hearthside.groups.subjects import GroupSubject
from hearthside.groups.subjects import ways_from_case as group_ways
from hearthside.hosted import beside as hosted_beside
from hearthside.hosted import events as hosted
from hearthside.hosted import leftovers as hosted_leftovers
from hearthside.hosted import ways as hosted_ways
from hearthside.hosted.subjects import LineSubject
from hearthside.hosted.ways import into_the_room
from hearthside.kernel import events, surroundings
from hearthside.live.pages import live_surroundings
from hearthside.lookback.surroundings import ways_from_case as ways_back
from hearthside.meetings import ends as last_days
from hearthside.meetings import events as meetings
from hearthside.meetings import finding as meeting_finding
from hearthside.meetings import notices as meeting_notices
from hearthside.meetings import queries as meeting_queries
from hearthside.meetings import questions as meeting_questions
from hearthside.meetings import tasks as meeting_tasks
from hearthside.meetings import ways as meeting_ways
from hearthside.meetings.actions import sweeping as attendance
from hearthside.meetings.beside import next_meetings
from hearthside.meetings.subjects import MeetingSubject
from hearthside.mending import notices as mending_notices
from hearthside.mending.surroundings import ways_from_case as ways_to_mend
from hearthside.notifications import answers, kinds
from hearthside.notifications import notices as account_notices
from hearthside.notifications import rows as notices
from hearthside.organisations import notices as organisation_notices
from hearthside.organisations import rows as organisation_rows
from hearthside.oversight import claims
from hearthside.oversight import notices as oversight_notices
from hearthside.oversight.sessions import banner as staff_session
from hearthside.oversight.surroundings import ways_from_case
from hearthside.places import notices as place_notices
from hearthside.places import tasks as place_tasks
from hearthside.planner import notices as planner_notices
from hearthside.planner import rows as planner_rows
from hearthside.privacy import rows as own_data
from hearthside.programmes import notices as programme_notices
from hearthside.roster import access as roster
from hearthside.roster import bells
from hearthside.roster import links as call_links
from hearthside.roster import notices as roster_notices
from hearthside.roster import rows as watch_rows
from hearthside.roster.surroundings import coverage_on_help
from hearthside.safety import events as safety
from hearthside.safety import notices as safety_notices
from hearthside.safety import rows as safety_rows
from hearthside.safety import subjects
from hearthside.safety.access import is_in_hand
from hearthside.safety.bell import CaseBell
from hearthside.safety.listening import reads_a_question
from hearthside.safety.people import PersonSubject
from hearthside.safety.surroundings import ask_on_help, clock_on_hours, decisions_on_pause
from hearthside.search import kinds as search_kinds
from hearthside.search import rows as search_rows
from hearthside.search import worry
from hearthside.seasons import events as season_events
from hearthside.seasons import notices as season_notices
from hearthside.seasons import queries as season_queries
from hearthside.seasons import rows as season_rows
from hearthside.seasons import tasks as seasons
from hearthside.streams import notices as stream_notices
from hearthside.streams.ways import to_the_stream
from hearthside.teaching import readers
from hearthside.teaching import tasks as teaching
from hearthside.teaching.claims import looked_again
from hearthside.teaching.surroundings import ways_from_case as teaching_ways
from hearthside.town.surroundings import ribbon
from hearthside.triage import engine
from hearthside.trying import leftovers, page_parts
from hearthside.trying import notices as trying_notices
from hearthside.trying import tasks as trying_tasks
from hearthside.web import surroundings as house
from hearthside.web.checklist import backup_claim, practice_claim

LISTENERS: dict[type[events.Event], list[Callable[..., None]]] = {
    accounts.WayInChanged: [account_notices.tell_way_in_changed, changes.tell_by_mail],
    groups.Joined: [trying_tasks.end_trial_of_member],
    groups.Left: [
        circles.forget_answer,
        seasons.after_leaving,
        trying_tasks.end_pairs_of_leaver,
        meeting_tasks.let_go,
    ],
    groups.CameBack: [seasons.after_coming_back],
    groups.SteppedBack: [seasons.after_stepping_back],
    groups.RulesChanged: [],
    groups.GroupOpened: [],
    conversations.ThreadOpened: [],
    conversations.ReplyPublished: [],
    conversations.PostChanged: [],
    safety.CaseDecided: [teaching.note_decision],
    meetings.MeetingPlanned: [meeting_finding.take_in],
    meetings.MeetingHeld: [],
    meetings.MeetingCalledOff: [],
    hosted.RoomClosed: [facilitating.wind_up],
    season_events.EndSet: [meeting_tasks.end_with_group],
    season_events.EndCalledOff: [meeting_tasks.go_on_with_group],
    season_events.GroupEnded: [
        meeting_tasks.end_all_of,
        trying_tasks.end_all_of,
        circles.forget_question,
        place_tasks.free_all_of,
    ],
}


def connect() -> None:
    """After this, every fact reaches its listeners, every page its surroundings, and every servant knows whom it serves."""
    events.connect(LISTENERS)
    surroundings.surround(live_surroundings)
    surroundings.surround(people.around)
    surroundings.surround(desk.asks)
    being_there_counts("hosted", "dropin", "calls", "streams", "appointments", "facilitating")
    people.desk_is_for(group_queries.looks_after_a_group)
    desk.opens_in_danger(is_in_hand)
    surroundings.surround(house.around)
    surroundings.surround(ribbon)
    surroundings.surround(coverage_on_help)
    surroundings.surround(tomorrow_on_help)
    surroundings.surround(ask_on_help)
    roster.watchers_are(group_queries.looks_after_a_group, group_queries.ids_of_those_who_look_after)
    answers.are_given_at(call_links.address_of)
    bells.register("case", CaseBell())
    surroundings.surround(decisions_on_pause)
    surroundings.surround(clock_on_hours)
    subjects.register("person", PersonSubject())
    subjects.register_ways(ways_back)
    subjects.register_ways(ways_to_mend)
    subjects.register_ways(ways_from_case)
    subjects.register_scopes(group_queries.group_ids_moderated_by)
    subjects.register_nearness(group_queries.share_a_group)
    my_page.add_rows(notices.rows_for)
    my_page.add_rows(watch_rows.rows_for)
    my_page.add_rows(planner_rows.rows_for)
    my_page.add_rows(season_rows.rows_for)
    my_page.add_rows(organisation_rows.rows_for)
    my_page.add_rows(own_data.rows_for)
    surroundings.surround(own_data.around)
    claims.register(backup_claim)
    claims.register(practice_claim)
    claims.register(looked_again)
    policy.check_also(gate_access.check_may_join, gate.count_sign_up)
    surroundings.surround(gate_surroundings.banner)
    surroundings.surround(staff_session)
    subjects.register_ways(gate_surroundings.ways_from_case)
    subjects.register_ways(group_ways)
    subjects.register_ways(teaching_ways)
    engine.read_with(readers.chosen)
    policy.accept_invitations(lambda code: find_invitation(code) is not None)
    my_page.add_rows(safety_rows.rows_for)
    finding_times.come_from(meeting_queries.starts_for_everybody)
    subjects.register("group", GroupSubject())
    group_page.give(group_page.ABOUT, card_parts.on_the_page)
    group_page.tell(card_parts.in_comparisons)
    group_page.note(card_parts.in_lists)
    group_page.give(group_page.DOOR, page_parts.at_the_door)
    leftovers.swept_by(hellos.sweep)
    leftovers.swept_by(attendance.sweep)
    leftovers.swept_by(hosted_leftovers.sweep)
    leftovers.swept_by(call_leftovers.sweep)
    leftovers.swept_by(facilitating_leftovers.sweep)
    leftovers.first_words_go_to(hellos.keep_first_words)
    subjects.register("post", conversation_subjects.PostSubject())
    subjects.register("thread", conversation_subjects.ThreadSubject())
    worry.is_read_by(reads_a_question)
    my_page.add_rows(search_rows.rows_for)
    for findable in (GroupKind(), meeting_finding.MeetingKind(), PersonKind(), PostKind()):
        search_kinds.register(findable)
    subjects.register("meeting", MeetingSubject())
    subjects.register("line", LineSubject())
    beside.add(next_meetings)
    last_days.come_from(season_queries.last_day_of)
    meeting_ways.add(into_the_room)
    meeting_ways.add(dropin_ways.into_the_line)
    hosted_ways.leads_back(dropin_ways.back_to_the_line)
    surroundings.surround(dropin_ways.open_on_help)
    subjects.register("turn", TurnSubject())
    subjects.register("visit", VisitSubject())
    my_page.add_rows(appointment_rows.rows_for)
    meeting_ways.add(call_ways.into_the_call)
    meeting_ways.add(to_the_stream)
    meeting_ways.links_lead_through(call_ways.door_to_link)
    meeting_questions.ask_also(WhichServer())
    hosted_beside.say(facilitating_beside.words_in_the_room)
    hosted_beside.for_hosts(facilitating_beside.links_for_hosts)
    for kind in (
        *account_notices.KINDS,
        *roster_notices.KINDS,
        *safety_notices.KINDS,
        *aftercare_notices.KINDS,
        *group_notices.KINDS,
        *trying_notices.KINDS,
        *circle_notices.KINDS,
        *season_notices.KINDS,
        *organisation_notices.KINDS,
        *conversation_notices.KINDS,
        *meeting_notices.KINDS,
        *dropin_notices.KINDS,
        *appointment_notices.KINDS,
        *place_notices.KINDS,
        *programme_notices.KINDS,
        *planner_notices.KINDS,
        *stream_notices.KINDS,
        *facilitating_notices.KINDS,
        *oversight_notices.KINDS,
        *mending_notices.KINDS,
    ):
        kinds.register(kind)
