"""Small word lists that keep the name and place patterns from seeing people where there are none."""

from __future__ import annotations

from hearthside.words.listed import listed

# Common given names, so that "I am Anna Berg" is a name and "I am Team Leader" is not. Own selection, all common.
GIVEN_NAMES: frozenset[str] = frozenset(
    listed("""
    adam alan alex alice amy andrew anna anne anthony ben beth brian carl carol charlotte chloe chris claire daniel
    david diana ella emily emma eric fiona frank george grace hannah harry helen henry ian jack jacob jake james
    jane jason jen jenny jess jessica joan joe john jonathan joseph josh julia karen kate katie kevin laura lauren
    leah liam linda lisa louise lucy luke lynn mark martin mary matt matthew megan michael mike mohammed nathan nick
    nicole oliver olivia owen patricia paul peter priya rachel rebecca richard rob robert ryan sam samantha sarah
    sean sophie stephen steve susan thomas tim tom tracy victoria will william zoe omar fatima aisha ali yusuf wei
    alejandro ana andrés antonio beatriz carlos carmen clara cristina diego elena eva fernando francisco irene
    isabel javier jorge josé juan laia lucía luis luisa manuel marcos marta maría miguel nuria pablo paula pedro
    pilar raquel rosa sergio silvia sofía teresa antoine aurélie camille catherine chloé claude émilie élodie
    françois guillaume hélène hugo isabelle jean jules julie julien karim léa louis lucas manon marc marie mathieu
    mathilde michel nathalie nicolas philippe pierre rené sébastien stéphane sylvie théo thomas vincent yasmine
    andreas anja anke annika bernd birgit christian claudia dieter dominik felix florian friedrich gabriele hans
    heike jan johannes jonas jürgen kai katharina katrin klaus lars lena leon lukas markus max monika moritz nadine
    niklas petra philipp sabine sebastian stefan stefanie svenja tobias ulrike ursula uwe wolfgang aylin mehmet
    agnieszka aleksandra andrzej barbara bartosz beata dorota ewa grzegorz iwona jakub joanna justyna kamil karolina
    katarzyna krzysztof łukasz maciej magdalena małgorzata marcin marek mateusz michał monika natalia paweł piotr
    rafał robert sylwia tomasz wojciech zofia zuzanna
""")
)

# Capitalised words that follow "I am", "I work for" and the like without naming a person, a school or an employer.
NOT_A_NAME: frozenset[str] = frozenset(
    listed("""
    i im monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter ramadan christian catholic roman muslim jewish buddhist
    british english irish scottish welsh american indian african asian european german french spanish polish mexican
    northern southern eastern western new zealand black white deaf bipolar autistic adhd ptsd ocd bpd god mum mom
    dad mama papa home nhs hr it team lead leader head senior junior not so very really here just still also too a
    the always never now today tonight moi nous toi lui elle deutsch deutsche deutscher german polka polak polakiem
    polką española español francés mamá papá mutter vater single student studentin lehrer lehrerin nacht tag licht
    regen kälte hitze lärm sonne schnee nebel dunkelheit wind weihnachten ostern covid corona zoom teams office
    homeoffice hause null montag dienstag mittwoch donnerstag freitag samstag sonntag euro geld kunden kollegen
    freunden familie kindern menschen firma bank stadt staat post navidad semana noche casa noël pâques polsce
    niemczech anglii domu biurze warszawie krakowie łodzi poznaniu wrocławiu gdańsku london paris berlin madrid
    barcelona valencia sevilla warsaw lyon marseille hamburg münchen köln españa francia alemania inglaterra francja
    europa europe france germany spain poland england scotland wales ireland gran gott gerechtigkeit mindestlohn
    frieden berlin londynie szpitalu szkole boże narodzenie
""")
)

# Words that describe a school or workplace without naming it.
PLAIN_DESCRIPTION: frozenset[str] = frozenset(
    listed("""
    a an the my this that these his her our your their some any no good bad new local big small night high primary
    secondary catholic state public private old same different medical law art arts music middle grammar elementary
    junior senior special nursery sunday evening day summer boarding community further higher technical online and
    or of in at to for with from on by school schools college university uni academy every each all after before
    during same boys girls mixed nice great tiny large busy children's children kids animal mental health general
    city town village country big-name well-known really very lovely care nursing charity coffee book corner fast
    food daughter's son's kids' friend's another one two three back not still church retail clothes shoe pet hair
    phone call village private psychiatric drama dance ballet language driving film business graduate grad prep
    teaching university's hospital bakery hotel library bank shop cafe restaurant pub clinic factory warehouse
    office hospital's who which where just only when being being's getting leave leaving finish finished start work
    working go going went me him them us it i mum's dad's sister's brother's wife's husband's
""")
)
