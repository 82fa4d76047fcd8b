"""Every text of data/pathway.json, listed so that translators find them. A test keeps the two in step."""

from django.utils.translation import gettext_noop as _

WORDS: tuple[str, ...] = (
    _("What makes it hard to reach out?"),
    _("You are here. That is a first step. Choose what is closest. You can go back at any time."),
    _("I am in danger now"),
    _("Nothing does. Show me the lines"),
    _("They may judge me"),
    _("They may send the police"),
    _("I cannot pay"),
    _("It is not bad enough"),
    _("I do not know what to say"),
    _("I cannot talk on the phone"),
    _("Someone may hear me"),
    _("I do not want to be a burden"),
    _("I tried before and it did not help"),
    _("No one picks up"),
    _("I am too tired for any of this"),
    _(
        "Many people fear that. The ones who answer have heard hard things, again and again. They will not be "
        "cross or shocked."
    ),
    _("You need not give your name. You can stop when you like."),
    _("Call a line"),
    _("Write in place of a call"),
    _("Tell someone I know"),
    _(
        "Most calls are a talk and no more. You can ask at the start: when do you send someone? You can ask it "
        "before you say your name."
    ),
    _("A line may get help to you if your life is at risk at that time. They try to plan it with you."),
    _("Call and ask that first"),
    _(
        "Many lines cost nothing. Where we know it, we say so next to the number. Chats on a web page are free if "
        "you are on Wi-Fi."
    ),
    _("See the lines to call"),
    _("See the chats"),
    _("There is no test to pass. If it hurts, it counts. The lines are glad when people come early."),
    _("You do not take the place of someone else."),
    _("You do not need the right words. The other side will ask. You can read this out or send it:"),
    _("I am not okay. I do not know where to start. Please ask me things."),
    _("Read it out on a call"),
    _("Send it in a chat"),
    _("Send it to someone I know"),
    _("That is true for a lot of us. You can write. You can also ask someone to sit with you, or to call for you."),
    _("See where I can write"),
    _("Ask someone to call for me"),
    _(
        "You can write, and no one will hear. Or go for a walk, or to another room. If the person "
        "near you is the danger, get out first if you can."
    ),
    _("The person near me is the danger"),
    _("I can find a place to call"),
    _("When it is this dark, that thought comes to many. It feels true. It is the pain that says it."),
    _("The people on a line have set this hour aside for you. You take nothing from them."),
    _("We are sorry. That hurts, and it makes it hard to try again. Not each call goes well. It was not your fault."),
    _("A new try gets a new person. You can hang up and try the next line. You can say this first:"),
    _("I called once and it did not help. I would like to try again. Please just listen at first."),
    _("Try one more line"),
    _("Write this time"),
    _("Try someone I know"),
    _("Lines can be full. It is not about you. Stay on for a bit, or try the next one. You can write while you wait."),
    _("Try the next line"),
    _("Write while I wait"),
    _("I cannot wait"),
    _("Keep me company while I wait"),
    _(
        "Then do just one small thing. Send five words to one person. Or tap one number and let them talk. You do "
        "not have to be good at it."
    ),
    _("I am not okay tonight."),
    _("Tap one number"),
    _("Keep me company for a bit"),
    _("You may be in danger now"),
    _("Call now, or ask someone near you to call. Go where other people are if you can. You can say this:"),
    _("I am not safe. I need help now. I am at"),
    _("I cannot speak"),
    _("Tap a number. If one is full, try the next. You can say: I need someone to talk to."),
    _("I would like to write"),
    _("Someone I know"),
    _("I did it"),
    _("Write to a line"),
    _("Here you can write and no one hears you. You can start with: I am not okay. Can we talk here?"),
    _("I would like to call"),
    _("Tell someone you know"),
    _(
        "Pick the one who would be glad you asked. It can be a friend, a brother, a teacher, a doctor. You can "
        "send this:"
    ),
    _("Hi. I am not doing well. Can you call me, or come by? You do not have to fix it."),
    _("No one comes to mind"),
    _("We wait with you"),
    _(
        "Put both feet on the floor. Let your breath out, slow and long. Then let it come in as it likes. Do that "
        "five times."
    ),
    _("Look around you. Name five things you see. Name four sounds. Touch three things near you."),
    _(
        "Drink some water. Sit where it is warm, near others if you can. This hour will pass. You do not have to "
        "solve your life now."
    ),
    _("Try a line again"),
    _("You reached out"),
    _(
        "That took strength. Rest now, eat or drink something, and be with others if you can. If it gets worse, "
        "these numbers stay here."
    ),
    _("Start again"),
    _("Tell one more person"),
)
