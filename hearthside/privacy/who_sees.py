"""Who sees what: one line for each kind of data about people. Every model that leads to a person stands in exactly one line."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import personal_data as accounts
from hearthside.accounts.models import Block, Person, SealedEmail
from hearthside.aftercare.models import CaringContact, NoContact
from hearthside.appointments.models import Appointment, Giver, Slot
from hearthside.calls.models import Call, Chosen, Guest
from hearthside.calls.models import Ticket as CallTicket
from hearthside.cards.models import Card, Review
from hearthside.circles.models import Growth, GrowthAnswer, Shaped
from hearthside.conversations.models import (
    AnonymousAuthor,
    Draft,
    Earlier,
    Letter,
    Post,
    Reaction,
    ReadMark,
    Shelf,
    Thread,
)
from hearthside.directory.models import OwnContact, Verification
from hearthside.dropin.models import Evening, Hours, Listener, Ticket, Visit
from hearthside.facilitating.models import Climate, Felt, Helm, Log, Onward, Voice
from hearthside.finding.models import KeptAnswers
from hearthside.gate.models import Brought, Shape
from hearthside.groups.models import Agreement, GroundRules, Group, GroupFacts, Invitation, Membership, MemoryAsked
from hearthside.hosted.models import Line as RoomLine
from hearthside.hosted.models import Nook, Room, Seat
from hearthside.meetings.models import Attendance, CalendarKey, Host, Meeting, Occurrence, QuietDay, UsualHost
from hearthside.mending.models import Line, Talk
from hearthside.notifications.models import CallWishes, Device, MutedPlace, Notice, Sending, Wishes
from hearthside.organisations.models import Administrator, UnderRoof
from hearthside.oversight.models import Disclosure, Opening
from hearthside.places.models import Booking, HeldHalfHour, Venue
from hearthside.planner.models import Leaning, Planned
from hearthside.privacy.models import Copy
from hearthside.programmes.models import CourseWeek, HeldQuarter, Part
from hearthside.roster.models import Alert, DayOff, HandOver, Page, Rest, Rung, Shift, StaffedHours
from hearthside.safety.models import Alike, Case, CaseStep, Debrief, Look, Report, Sanction
from hearthside.safety.models import Letter as TeamLetter
from hearthside.search.models import Findable
from hearthside.seasons.models import Closing, Offer, ReturnNote
from hearthside.streams.models import OnScreen, Stream
from hearthside.teaching.models import Label, Reader, SecondLook
from hearthside.trying.models import Buddy, Pair, Passport, Trial, Welcome

WAYS_IN = tuple(model for model in accounts.MODELS if model not in (Person, Block, SealedEmail))


@dataclass(frozen=True)
class Kind:
    """What it is, who can read it on the pages, how long it stays, and the tables it lies in."""

    what: Any
    who: Any
    kept: Any
    models: tuple[type[Model], ...]
    is_sealed: bool = False


KINDS = (
    Kind(_("Your name, and what you say about you"), _("Members"), _("Until you go"), (Person,)),
    Kind(_("Whom you block or mute"), _("Only you"), _("Until you change it"), (Block,)),
    Kind(_("Your e-mail, if you gave one"), _("Only you"), _("Until you remove it"), (SealedEmail,), is_sealed=True),
    Kind(_("How and where you sign in"), _("Only you"), _("Until you change it"), WAYS_IN),
    Kind(
        _("By what others may find you, if you chose that"),
        _("People of your age range who share a group with you"),
        _("Until you stop it. What you look for yourself is not kept at all"),
        (Findable,),
    ),
    Kind(
        _("Your groups, and the rules you agreed to"),
        _("Members of the group"),
        _("Until you leave the group"),
        (Membership, Agreement),
    ),
    Kind(
        _("Where you look around, and your notes about it"),
        _("Only you"),
        _("The visit until it ends; sealed notes until you forget them"),
        (Trial, Passport),
        is_sealed=True,
    ),
    Kind(
        _("Whom you keep company in a group, and what you have in common"),
        _("The two of you"),
        _("Four weeks; your offer until you end it"),
        (Buddy, Pair),
        is_sealed=True,
    ),
    Kind(
        _("What you said about how a group is"),
        _("Nobody; groups show a sum of five or more"),
        _("Until you take it back"),
        (Review,),
        is_sealed=True,
    ),
    Kind(
        _("Groups and rules you look after, and cards you wrote"),
        _("Those who may see the group"),
        _("With the group; cards 30 days longer than they last"),
        (Group, GroupFacts, GroundRules, Invitation, Welcome, Card),
    ),
    Kind(
        _("What you write in a group under your name"),
        _("Those who may read the group; everybody, if it is open to read"),
        _("Until you take it back, or go; vents until their day"),
        (Thread, Post),
    ),
    Kind(
        _("Who wrote an anonymous post"),
        _("Nobody on any page. The site itself can open it, to erase it or in grave danger"),
        _("As long as the post"),
        (AnonymousAuthor, Shelf),
        is_sealed=True,
    ),
    Kind(
        _("Older versions of what you changed"),
        _("Moderators, while they look at a case"),
        _("As long as the post"),
        (Earlier,),
    ),
    Kind(_("Kind words in one touch"), _("Whoever wrote the post"), _("Until you take it back"), (Reaction,)),
    Kind(_("How far you have read"), _("Only you"), _("Until you go"), (ReadMark,)),
    Kind(_("What you began to write"), _("Only you"), _("180 days"), (Draft,), is_sealed=True),
    Kind(
        _("Letters between you and the team"),
        _("You and the team"),
        _("As long as the post, or until you go"),
        (Letter, TeamLetter),
        is_sealed=True,
    ),
    Kind(
        _("What you told the team about somebody"),
        _("The team, but nobody it is about"),
        _("The reason stays; your name and note until you go"),
        (Report,),
        is_sealed=True,
    ),
    Kind(
        _("What the team looked at, and its notes"),
        _("The team, but nobody it is about"),
        _("Without your name once you go"),
        (Case, CaseStep, Alike),
        is_sealed=True,
    ),
    Kind(
        _("When two people of the team opened something of yours, and why"),
        _("Safety leads and operators; you, a month later"),
        _("The reason stays, without names once you go"),
        (Opening, Disclosure),
        is_sealed=True,
    ),
    Kind(_("Who invited you, and whom you invited"), _("Safety leads"), _("180 days"), (Brought,)),
    Kind(_("A mark, without words, of long first posts, to find copies"), _("Nobody"), _("3 days"), (Shape,)),
    Kind(_("Decisions about you"), _("You and the team"), _("Until you go"), (Sanction,), is_sealed=True),
    Kind(
        _("What you want to hear of, and notices"),
        _("Only you"),
        _("Notices 90 days, wishes until you change them"),
        (Notice, Wishes, MutedPlace),
    ),
    Kind(
        _("What you answered when you looked for a group, if you chose to keep it"),
        _("Only you"),
        _("30 days"),
        (KeptAnswers,),
        is_sealed=True,
    ),
    Kind(
        _("Small things you planned, how they were, your own ideas, and what to leave out"),
        _("Only you"),
        _("What is done, a year; what is open, 90 days past its day; ideas until you let them go"),
        (Planned, Leaning),
        is_sealed=True,
    ),
    Kind(_("People you would call"), _("Only you"), _("Until you remove them"), (OwnContact,), is_sealed=True),
    Kind(
        _("When somebody is to ask how you are"),
        _("You; what the team plans, the team too"),
        _("30 days after you were asked"),
        (CaringContact, NoContact),
        is_sealed=True,
    ),
    Kind(_("Helplines you checked for the team"), _("The team"), _("Without your name once you go"), (Verification,)),
    Kind(
        _("Hours when you are awake for others"),
        _("Members see the hours, the team sees your name"),
        _("Until they are changed"),
        (StaffedHours, DayOff, Shift),
    ),
    Kind(
        _("Notes you leave for the next watch"),
        _("Those who keep watch"),
        _("30 days"),
        (HandOver,),
        is_sealed=True,
    ),
    Kind(
        _("When you were called, answered, or rested from being called"),
        _("You; in a drill, those who lead it"),
        _("Rests 30 days, calls 400 days"),
        (Alert, Rung, Page, Rest, Sending),
    ),
    Kind(
        _("How you are called, and on which devices"),
        _("Only you"),
        _("Until you change it"),
        (CallWishes, Device),
        is_sealed=True,
    ),
    Kind(
        _("What you carried when you kept watch, and talks offered to you"),
        _("Only you; the safety lead sees that a talk may do you good"),
        _("As long as the case"),
        (Look, Debrief),
    ),
    Kind(
        _("What you say in a talk between you and somebody else, with a third person between you"),
        _("You three, nobody else"),
        _("30 days after its end; gone at once when one of you stops it; what you both agreed on stays"),
        (Talk, Line),
        is_sealed=True,
    ),
    Kind(
        _("That an account should be kept in memory of somebody"),
        _("Safety leads and operators"),
        _("Until a second person has answered"),
        (MemoryAsked,),
    ),
    Kind(
        _("Which meetings you come to, and calendars you made"),
        _("You and the hosts; members, if you chose that"),
        _("A year; calendars until you end them"),
        (Attendance, CalendarKey),
    ),
    Kind(
        _("Meetings you plan or host, and where they are"),
        _("Those who may see the meeting; the place only those with a seat"),
        _("With the group; without your name once you go"),
        (Meeting, Occurrence, UsualHost, Host, QuietDay),
        is_sealed=True,
    ),
    Kind(
        _("What you say in a live room, and how heavy it was for you"),
        _("Those in the room; how heavy it was, only you"),
        _("A day after the room closes"),
        (Room, Seat, Nook, RoomLine, Helm, Voice),
    ),
    Kind(
        _("That you were at a meeting in a live room, to tell you something the day after"),
        _("Nobody"),
        _("Two weeks"),
        (Onward,),
    ),
    Kind(
        _("What you said about how it is in meetings"),
        _("Nobody; what five or more said is one sentence"),
        _("Until it is summed up"),
        (Felt, Climate),
        is_sealed=True,
    ),
    Kind(
        _("Notes of meetings, without names, and that you wrote them"),
        _("Those who host the meeting or lead the group"),
        _("A year; then only how many came"),
        (Log,),
        is_sealed=True,
    ),
    Kind(
        _("Your place in a drop-in's line, and a word on what it is about; that you listen there"),
        _("Those who listen that evening"),
        _("Name and word until your talk ends, the rest three hours; counts without you 90 days"),
        (Hours, Evening, Listener, Ticket, Visit),
        is_sealed=True,
    ),
    Kind(
        _("Appointments you have or give, and a word beforehand"),
        _("The two of you; times you give, members"),
        _("30 days after; the word one day"),
        (Giver, Slot, Appointment),
        is_sealed=True,
    ),
    Kind(
        _("That you asked to come into a call, and by what name"),
        _("The hosts of the meeting; the video server hears the name"),
        _("A day after the meeting; which server a meeting has, with the meeting"),
        (Chosen, Call, Guest, CallTicket),
        is_sealed=True,
    ),
    Kind(
        _("That you can be seen or heard in a stream, and whether a replay may be shown"),
        _("The hosts see a yes; nobody sees a no"),
        _("Without your name once you go, and then there is no replay"),
        (Stream, OnScreen),
        is_sealed=True,
    ),
    Kind(
        _("Places you look after or ask for, and parts of a programme you keep"),
        _("Those who may see them; an address only those with a seat"),
        _("Without your name once you go"),
        (Venue, Booking, HeldHalfHour, CourseWeek, Part, HeldQuarter),
        is_sealed=True,
    ),
    Kind(
        _("What you answered when your circle was asked whether it may grow"),
        _("Nobody; the circle hears only whether all said yes"),
        _("Until all have answered"),
        (Shaped, Growth, GrowthAnswer),
    ),
    Kind(
        _("Offers to lead, to cover or to take over a group, and that a group ends"),
        _("The two of you; who covers and when it ends, all inside"),
        _("As long as they stand"),
        (Offer, Closing),
    ),
    Kind(
        _("A note to yourself, for when you come back"),
        _("Only you"),
        _("Until you delete it"),
        (ReturnNote,),
        is_sealed=True,
    ),
    Kind(
        _("Organisations you run"),
        _("Those who run it with you, and operators"),
        _("Until you stop"),
        (Administrator, UnderRoof),
    ),
    Kind(
        _("What the team said of posts, to teach the reader; without words"),
        _("Nobody by name; safety leads see numbers"),
        _("Until the words go; without your name once you go"),
        (Label, SecondLook, Reader),
    ),
    Kind(_("A copy of what is yours"), _("Only you"), _("One day"), (Copy,), is_sealed=True),
)
