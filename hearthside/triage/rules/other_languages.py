"""A small set of plain statements in Spanish, French, German and Polish: wanting to die, now, distress."""

from __future__ import annotations

from hearthside.triage.rules.languages import Language
from hearthside.words.sieve import Sieve, sieve

WANTS_TO_DIE: dict[Language, Sieve] = {
    "es": sieve(
        r"(?<!no )\bquiero (?:morir(?:me)?|matarme|desaparecer|estar muert[oa]|acabar con (?:todo|mi vida))|"
        r"\bno quiero (?:seguir )?(?:viv(?:ir|iendo)|estar aqu[ií]|despertar)|"
        r"\bme (?:voy a|quiero|quisiera|gustar[ií]a) (?:matar|morir|suicidar)|\bvoy a (?:matarme|suicidarme|"
        r"quitarme la vida|acabar con (?:todo|mi vida))|\bquitarme la vida|"
        r"\bpensamientos? suicidas?|\bpienso en (?:el suicidio|suicidarme|morir|matarme)|\bsuicidarme\b|"
        r"\bestar[ií]an mejor sin m[ií]|\bojal[aá] (?:estuviera muert[oa]|no despertara|me muriera)|"
        r"\bya no quiero (?:vivir|estar)|\bhacerme daño"
    ),
    "fr": sieve(
        r"\bje (?:veux|voudrais|vais) (?:mourir|me tuer|en finir|me suicider|disparaître|crever)|"
        r"\bj'ai envie de (?:mourir|me tuer|en finir|disparaître|crever)|"
        r"\bje (?:ne )?veux plus (?:vivre|être l[aà]|exister|me réveiller)|\benvie de vivre\b.{0,10}\bplus|"
        r"\bplus envie de vivre|\bmettre fin à (?:mes jours|ma vie)|"
        r"\bidées? suicidaires?|\bpenser? (?:au suicide|à mourir|à me tuer)|\bme suicider\b|\bmieux sans moi|"
        r"\bme faire du mal"
    ),
    "de": sieve(
        r"\bich (?:will|möchte|werde) (?!(?:\w+ ){0,2}nicht sterben)(?:\w+ ){0,3}(?:sterben|tot sein|mich umbringen|"
        r"mich töten|verschwinden|nicht mehr leben|nicht mehr (?:da|hier) sein|nicht mehr aufwachen)|"
        r"\b(?:will|möchte|mag|kann) (?:einfach |so )?nicht mehr (?:leben|da sein|weiterleben|aufwachen)|"
        r"\bmich umbringen|\bbringe mich (?:\w+ )?um\b|\bmir das leben nehmen|\bnehme mir das leben|"
        r"\bsuizidgedanken|\bselbstmordgedanken|\bdenke an (?:suizid|selbstmord|den tod)|\bbesser (?:dran )?ohne mich|"
        r"\bmein leben beenden|\bmich (?:selbst )?verletz|\bwäre (?:lieber|gern) tot"
    ),
    "pl": sieve(
        r"(?<!nie )\bchc(?:ę|e|iałabym|iałbym) (?:\w+ )?(?:umrzeć|umrzec|się zabić|sie zabic|zniknąć|zniknac|"
        r"skończyć ze sobą|nie żyć|nie istnieć)|\bnie chc(?:ę|e) (?:już |juz |mi się )?(?:dłużej )?(?:żyć|zyc|istnieć|"
        r"się obudzić)|"
        r"\bzabij(?:ę|e) się|\bzabić się\b|\bodebrać sobie życie|\bskończ(?:ę|yć) ze sobą|\bmyśl(?:i|"
        r"ę) (?:samobójcz\w+|o samobójstwie|o śmierci)|\bbeze mnie (?:byłoby|będzie) (?:\w+ )?lepiej|"
        r"\blepiej beze mnie|\bzrobić sobie krzywdę|\bnie chce mi się żyć"
    ),
}
NOW: dict[Language, Sieve] = {
    "es": sieve(
        r"\besta noche|\bhoy\b|\bahora\b|\bmañana\b|\badi[oó]s a todos|\bme voy para siempre|\bya lo he decidido"
    ),
    "fr": sieve(r"\bce soir|\bcette nuit|\baujourd'hui|\bmaintenant\b|\bdemain\b|\badieu\b|\bj'ai décidé"),
    "de": sieve(r"\bheute\b|\bjetzt\b|\bmorgen\b|\bgleich\b|\bschluss\b|\blebt wohl|\bentschieden"),
    "pl": sieve(r"\bdziś|\bdzis\b|\bdzisiaj|\bteraz\b|\bjutro\b|\btej nocy|\bżegnajcie|\bpostanowił[ae]m"),
}
DISTRESS: dict[Language, Sieve] = {
    "es": sieve(
        r"\bno puedo m[aá]s|\bsin esperanza|\bestoy (?:muy )?(?:sol[oa]|trist|mal|hundid|desesperad|agotad)|"
        r"\bme siento (?:muy )?(?:sol|mal|vac|trist|una carga|in[uú]til)|\bllor|\bataques? de (?:p[aá]nico|ansiedad)|"
        r"\bansiedad|\bdepresi|\bmiedo|"
        r"\bayuda\b|\bme (?:pega|maltrata|amenaza|grita)|\bno aguanto|\bno vale la pena|\bsuicid|\bmorir|"
        r"\bodio mi vida|\bme odio|\bcarga\b"
    ),
    "fr": sieve(
        r"\bj'en peux plus|\bpeux plus\b|\bsans espoir|\b(?:si|très|tellement|trop) (?:seule?|triste|mal)\b|"
        r"\bme sens (?:seule?|mal|vide|nulle?|inutile)|\bpleur|\b(?:crise|attaque)s? (?:de panique|d'angoisse)|"
        r"\bangoiss|\bdépress|\bdéprim|\bpeur\b|"
        r"\baidez|\bm'aider|\bme (?:frappe|bat|tape|menace|maltraite)|\bfardeau|\bà quoi bon|\bsuicid|\bmourir|"
        r"\bme déteste|\bà bout\b"
    ),
    "de": sieve(
        r"\bkann nicht mehr|\bhoffnungslos|\bkeine hoffnung|\b(?:so|sehr|ganz) (?:allein|einsam|traurig|leer)|"
        r"\bfühle mich (?:\w+ )?(?:allein|einsam|leer|wertlos|schlecht|nutzlos)|\bwein|\bheul|\bpanik|\bangst|"
        r"\bdepress|\bhilfe\b|\bhelft|"
        r"\b(?:schlägt|bedroht|misshandelt) mich|\bzur last|\bkeinen sinn|\bsinnlos|\bsuizid|\bselbstmord|\bsterben|"
        r"\bhasse mich|\bam ende\b"
    ),
    "pl": sieve(
        r"\bnie daję rady|\bnie mam siły|\bnie mogę już|\bbez nadziei|\bbeznadziej|\b(?:taka?|bardzo|zupełnie) (?:sam|"
        r"smutn|samotn|zmęczon)|\bczuję się (?:\w+ )?(?:sam|źle|pust|bezwartościow|nikim|ciężarem)|\bpłacz|\bpłak|"
        r"\bpanik|\blęk|\bboję się|\bdepres|"
        r"\bpomóżcie|\bpomocy|\b(?:bije|krzywdzi|grozi) (?:mnie|mi)|\bmnie bije|\bciężarem|\bnie ma sensu|\bbez sensu|"
        r"\bsamobój|\bśmier|\bumrzeć|\bnienawidzę siebie"
    ),
}
