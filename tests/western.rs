//! German, French and Spanish sentences and the figures and periods read off them, one row a habit of the language.

use crossfoot::document::{Document, ReadOptions, Source, Vocabularies};
use crossfoot::extract::{Extractor, Mention, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::quantity::Bound::{self, About, Over, Plain, Under};
use crossfoot::quantity::Trend;
use std::sync::Arc;

/// Language, sentence, value, unit, bound, trend of its first figure.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Bound,
    Option<Trend>,
);

const UP: Option<Trend> = Some(Trend::Up);
const DOWN: Option<Trend> = Some(Trend::Down);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // German: decimals, groups, scales and their short forms
    ("de", "Der Umsatz betrug 2,5 Millionen Euro.", "2500000", "EUR", Plain, None),
    ("de", "Der Umsatz betrug 12.500 Euro.", "12500", "EUR", Plain, None),
    ("de", "Das Budget beträgt 3,4 Mrd. Euro.", "3400000000", "EUR", Plain, None),
    ("de", "Dort leben 3 Mio. Menschen.", "3000000", "person", Plain, None),
    ("de", "Die Kosten lagen bei 40 Mio. US-Dollar.", "40000000", "USD", Plain, None),
    ("de", "Es kostet anderthalb Milliarden Franken.", "1500000000", "CHF", Plain, None),
    // words written together
    ("de", "Es kamen dreihundertfünfundvierzig Teilnehmer.", "345", "participant", Plain, None),
    ("de", "Er zahlte zweitausendachthundert Rubel.", "2800", "RUB", Plain, None),
    ("de", "Es kostet neun Euro und zwanzig Cent.", "9.2", "EUR", Plain, None),
    // by so much to so much
    ("de", "Die Ausfuhren sind um 5 auf 27 Milliarden Euro gestiegen.", "5000000000", "EUR", Plain, UP),
    ("de", "Der Umsatz stieg um 5 bis 7 Prozent.", "5", "percent", Plain, UP),
    // hedges and directions
    ("de", "Der Handel erreichte fast 12 Milliarden Dollar.", "12000000000", "USD", Under, None),
    ("de", "Mehr als 300 gemeinsame Projekte laufen.", "300", "project", Over, None),
    ("de", "Rund 40 Prozent der Mittel sind verplant.", "40", "percent", About, None),
    ("de", "Bis zu 500 Arbeitsplätze werden entstehen.", "500", "job", Under, None),
    ("de", "Die Exporte stiegen um 7,5 Prozent.", "7.5", "percent", Plain, UP),
    ("de", "Die Importe sanken um 3 Prozent.", "3", "percent", Plain, DOWN),
    ("de", "Der Anteil stieg um 2 Prozentpunkte.", "2", "percentage_point", Plain, UP),
    ("de", "Die Strecke ist 120 Kilometer lang.", "120", "km", Plain, None),
    // French: spaces in groups, elided articles, the sign behind its number
    ("fr", "Le budget s'élève à 1 250 000 euros.", "1250000", "EUR", Plain, None),
    ("fr", "Le chiffre d'affaires atteint 3,2 milliards d'euros.", "3200000000", "EUR", Plain, None),
    ("fr", "Le marché vaut 18 millions de $.", "18000000", "USD", Plain, None),
    ("fr", "L'aide est de 45 M€.", "45000000", "EUR", Plain, None),
    ("fr", "Il a payé quatre-vingt-dix-sept francs suisses.", "97", "CHF", Plain, None),
    ("fr", "Il a payé deux cent vingt et un dollars.", "221", "USD", Plain, None),
    ("fr", "Il coûte trente-deux euros et cinquante cents.", "32.5", "EUR", Plain, None),
    ("fr", "Plus de 150 projets communs sont en cours.", "150", "project", Over, None),
    ("fr", "Près de 9 milliards de dollars ont été investis.", "9000000000", "USD", Under, None),
    ("fr", "Le don est d'un demi-million de dollars.", "500000", "USD", Plain, None),
    ("fr", "La part coûte 200 dinars jordaniens.", "200", "JOD", Plain, None),
    ("fr", "Cela coûte 60 centimes.", "0.6", "EUR", Plain, None),
    ("fr", "Environ 30 % des exportations y vont.", "30", "percent", About, None),
    ("fr", "Jusqu'à 2 000 emplois seront créés.", "2000", "job", Under, None),
    ("fr", "Les ventes ont augmenté de 6,4 %.", "6.4", "percent", Plain, UP),
    ("fr", "Les importations ont baissé de 11 pour cent.", "11", "percent", Plain, DOWN),
    ("fr", "Le taux a reculé de 0,5 point de pourcentage.", "0.5", "percentage_point", Plain, DOWN),
    ("fr", "L'entreprise a livré 12 nouveaux avions.", "12", "aircraft", Plain, None),
    // Spanish: a thousand million, accents left out, cents behind `con`
    ("es", "El comercio alcanzó 26 mil millones de dólares.", "26000000000", "USD", Plain, None),
    ("es", "El presupuesto es de 4.750 millones de euros.", "4750000000", "EUR", Plain, None),
    ("es", "Cuesta 12 dolares con 75.", "12.75", "USD", Plain, None),
    ("es", "Pagaron ciento cuarenta y tres pesos mexicanos.", "143", "MXN", Plain, None),
    ("es", "Invirtieron $ 90 millones por falta de agua.", "90000000", "USD", Plain, None),
    ("es", "Hay más de 200 proyectos conjuntos.", "200", "project", Over, None),
    ("es", "Casi 7 millones de turistas llegaron.", "7000000", "tourist", Under, None),
    ("es", "Alrededor de 60 por ciento es gas.", "60", "percent", About, None),
    ("es", "Se crearán hasta 800 empleos.", "800", "job", Under, None),
    ("es", "Las exportaciones crecieron un 8,1 %.", "8.1", "percent", Plain, UP),
    ("es", "La producción cayó 5 por ciento.", "5", "percent", Plain, DOWN),
    ("es", "Bajó 1,5 puntos porcentuales.", "1.5", "percentage_point", Plain, DOWN),
    ("es", "La empresa compró 15 nuevos camiones.", "15", "truck", Plain, None),
    ("es", "Cuesta 75 dólares por barril.", "75", "USD/bbl", Plain, None),
    ("es", "Gastan 40 euros al mes.", "40", "EUR/mo", Plain, None),
    // the word for minus that ends a hedge is none
    ("fr", "Il faut au moins 30 euros.", "30", "EUR", Over, None),
    ("fr", "Cela concerne du moins trente projets.", "30", "project", Over, None),
    ("fr", "Il fera moins deux degrés.", "-2", "°C", Plain, None),
    ("es", "Cuesta al menos 30 euros.", "30", "EUR", Over, None),
    ("es", "Hay por lo menos 12 proyectos.", "12", "project", Over, None),
    ("es", "El saldo fue de menos 3,2 %.", "-3.2", "percent", Plain, None),
    // rates, whatever word divides
    ("de", "Der Gewinn lag bei 1,12 $ pro Aktie.", "1.12", "USD/share", Plain, None),
    ("de", "Der Mindestlohn beträgt 12,41 Euro pro Stunde.", "12.41", "EUR/h", Plain, None),
    ("de", "Sie verdienen 900 Euro im Monat.", "900", "EUR/mo", Plain, None),
    ("de", "Der Umsatz lag bei 900 Millionen Euro im Jahr 2023.", "900000000", "EUR", Plain, None),
    ("de", "Sie verdienten 900 Euro im Monat Mai.", "900", "EUR", Plain, None),
    ("fr", "Le gazole coûte 1,80 euro le litre.", "1.8", "EUR/L", Plain, None),
    ("fr", "Il vaut 300 € le mètre carré.", "300", "EUR/m2", Plain, None),
    ("fr", "Il touche 15 euros de l'heure.", "15", "EUR/h", Plain, None),
    ("fr", "Il touche 300 euros d'heures supplémentaires.", "300", "EUR", Plain, None),
    ("es", "Costará $25.000 pesos chilenos.", "25000", "CLP", Plain, None),
    ("fr", "Elle a versé 300 euros la semaine dernière.", "300", "EUR", Plain, None),
    ("es", "Pagan 20 dólares la hora.", "20", "USD/h", Plain, None),
    ("es", "El euro cotiza a 1,08 dólares por euro.", "1.08", "USD/EUR", Plain, None),
    // parts of a whole
    ("fr", "Cela représente plus du tiers du budget.", "0.3333333333333333333333333333", "", Over, None),
    ("fr", "Il joue le quart de finale avec 12 joueurs.", "12", "joueur", Plain, None),
    ("es", "La tercera parte de los hogares ahorra.", "0.3333333333333333333333333333", "household", Plain, None),
    // where a change led is no limit
    ("es", "La producción cayó hasta 4.800 toneladas.", "4800", "t", Plain, None),
    ("es", "La inversión puede llegar hasta los 300 millones de euros.", "300000000", "EUR", Under, None),
    ("es", "El plan de 2024 prevé hasta 300 millones de euros.", "300000000", "EUR", Under, None),
    ("es", "Hay descuentos de hasta un 30 %.", "30", "percent", Under, None),
    ("fr", "Le cours a grimpé jusqu'à 35 euros.", "35", "EUR", Plain, None),
    // directions told behind the figure
    ("de", "Das BIP ist um 0,3 Prozent geschrumpft.", "0.3", "percent", Plain, DOWN),
    ("de", "Der Umsatz ging um 5 % zurück.", "5", "percent", Plain, DOWN),
    ("de", "Die Exporte legten um 8 v. H. zu.", "8", "percent", Plain, UP),
    ("de", "Er lief um 5 Kilometer weiter als geplant.", "5", "km", Plain, None),
    ("es", "Facturó un 3,2% más.", "3.2", "percent", Plain, UP),
    ("es", "La acción cedió un 2,35 %.", "2.35", "percent", Plain, DOWN),
    ("fr", "Le taux a reculé de 0,2 point à 7,2 %.", "0.2", "percentage_point", Plain, DOWN),
    ("es", "El partido sube 3 puntos, al 30 %.", "3", "percentage_point", Plain, UP),
    ("es", "Perdió 3 décimas, hasta el 12,5 %.", "3", "tenth", Plain, DOWN),
    ("de", "Das sind 300 Euro pro Kopf.", "300", "EUR/head", Plain, None),
    ("fr", "Cela fait 30 euros par tête.", "30", "EUR/head", Plain, None),
    ("fr", "L'indice a gagné 35 points.", "35", "point", Plain, UP),
    // sums in several words, and with a dash for the cents
    ("de", "Es kostet zwei Milliarden dreihundert Millionen Euro.", "2300000000", "EUR", Plain, None),
    ("de", "Es kostet eine Million zweihunderttausend Euro.", "1200000", "EUR", Plain, None),
    ("de", "Das kostet 5,- Euro.", "5", "EUR", Plain, None),
    ("de", "Das Abo kostet CHF 1'250.– pro Jahr.", "1250", "CHF/a", Plain, None),
    ("de", "Er hält eine 20-prozentige Beteiligung.", "20", "percent", Plain, None),
    ("fr", "Il faut une trentaine de millions d'euros.", "30000000", "EUR", About, None),
    ("fr", "Une trentaine de projets sont prêts.", "30", "project", About, None),
    ("es", "Costará una treintena de millones de euros.", "30000000", "EUR", About, None),
    ("fr", "Il faut une centaine de millions d'euros.", "100000000", "EUR", About, None),
    // parts again: what changes by one, and of a hundred
    ("fr", "Le nombre de chômeurs a baissé d'un quart.", "25", "percent", Plain, DOWN),
    ("de", "Der Umsatz brach um mehr als die Hälfte ein.", "50", "percent", Over, DOWN),
    ("de", "Jeder dritte Haushalt spart.", "0.3333333333333333333333333333", "household", Plain, None),
    ("es", "Dos de cada cinco hogares ahorran.", "0.4", "household", Plain, None),
    ("es", "Votó más de la mitad.", "0.5", "", Over, None),
    // scale and currency in one
    ("es", "Costó 15 mil mdp.", "15000000000", "MXN", Plain, None),
    ("es", "El préstamo es de 3 MDD.", "3000000", "USD", Plain, None),
    ("de", "Der Gewinn lag bei 300 T€.", "300000", "EUR", Plain, None),
    ("fr", "Le budget est de 2,5 MM€.", "2500000", "EUR", Plain, None),
    ("fr", "La pluie atteint 5 mm par heure.", "5", "mm/h", Plain, None),
    // multiples
    ("fr", "Le bénéfice a été multiplié par trois.", "3", "times", Plain, UP),
    ("fr", "Le déficit a été divisé par deux.", "2", "times", Plain, DOWN),
    ("es", "El beneficio se multiplicó por cuatro.", "4", "times", Plain, UP),
    ("es", "El déficit se redujo a la mitad.", "0.5", "times", Plain, DOWN),
    // limits
    ("es", "El alquiler no debe superar el 33% de los ingresos.", "33", "percent", Under, None),
    ("es", "El déficit ronda los 35.000 millones de euros.", "35000000000", "EUR", About, None),
    ("es", "El déficit es del 2,5 por 100 del PIB.", "2.5", "percent", Plain, None),
    ("es", "Hay 12 casos por 100.000 habitantes.", "12", "case/100000 resident", Plain, None),
    ("es", "Firmaron 27 proyectos por 100.000 millones de euros.", "27", "project", Plain, None),
    ("es", "Votó el tres por cien.", "3", "percent", Plain, None),
    ("es", "Obtén 2 meses por MXN$ 20.", "2", "mo", Plain, None),
    ("es", "Cerró una ronda de 10 millones de euros.", "10000000", "EUR", Plain, None),
    ("de", "Die Miete darf 900 EUR nicht übersteigen.", "900", "EUR", Under, None),
    ("de", "Es kostet rd. 7 Mio. Euro.", "7000000", "EUR", About, None),
    ("fr", "Le prix est passé sous la barre des 1,80 euro.", "1.8", "EUR", Under, None),
    // times of day and telephone numbers are no figures
    ("de", "Unter Tel. 030 18 272 0 erreichen Sie 12 Mitarbeiter.", "12", "employee", Plain, None),
    ("es", "A las 20.30 horas había 12 empleados.", "12", "employee", Plain, None),
    ("es", "Llame al 91 321 40 00 y hable con 12 empleados.", "12", "employee", Plain, None),
    ("fr", "La réunion de 14h30 compte 12 participants.", "12", "participant", Plain, None),
    ("fr", "Il roule à 90 kilomètres par heure.", "90", "km/h", Plain, None),
    ("es", "Producen 300 barriles por día.", "300", "bbl/d", Plain, None),
];

/// Language, the day it was written, sentence, first day, the day behind the last.
type Span = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const SPANS: &[Span] = &[
    ("de", "2024-02-01", "Im ersten Quartal 2023 stieg der Export.", "2023-01-01", "2023-04-01"),
    ("de", "2024-02-01", "Im vergangenen Jahr stieg der Export.", "2023-01-01", "2024-01-01"),
    ("de", "2024-02-01", "Von Januar bis November 2023 stieg der Export.", "2023-01-01", "2023-12-01"),
    ("de", "2024-02-01", "Bis Ende 2025 soll es fertig sein.", "2025-12-31", "2026-01-01"),
    ("de", "2024-02-01", "Das Gesetz vom 12. März 2022 gilt.", "2022-03-12", "2022-03-13"),
    ("de", "2024-02-01", "Vom 1. Januar bis 31. März 2023 stieg der Export.", "2023-01-01", "2023-04-01"),
    ("fr", "2024-02-01", "Au premier trimestre 2023, les ventes ont monté.", "2023-01-01", "2023-04-01"),
    ("fr", "2024-02-01", "Les ventes ont monté l'année dernière.", "2023-01-01", "2024-01-01"),
    ("fr", "2024-02-01", "En janvier 2024, les ventes ont monté.", "2024-01-01", "2024-02-01"),
    ("fr", "2024-02-01", "Les ventes de décembre 2023 ont monté.", "2023-12-01", "2024-01-01"),
    ("es", "2024-02-01", "En el primer semestre de 2023 subieron las ventas.", "2023-01-01", "2023-07-01"),
    ("es", "2024-02-01", "El año pasado subieron las ventas.", "2023-01-01", "2024-01-01"),
    ("es", "2024-02-01", "De enero a noviembre de 2023 subieron las ventas.", "2023-01-01", "2023-12-01"),
    ("es", "2024-02-01", "En marzo de 2023 subieron las ventas.", "2023-03-01", "2023-04-01"),
];

/// The extractor, and the words that documents are divided by.
fn setup() -> (Extractor, Arc<Vocabularies>) {
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the shipped lexicon compiles");
    let vocabularies = Arc::new(vocabularies(&lexicon));
    (Extractor::new(Arc::new(lexicon)), vocabularies)
}

fn mentions(
    (extractor, vocabularies): &(Extractor, Arc<Vocabularies>),
    language: &str,
    date: &str,
    text: &str,
) -> Vec<Mention> {
    let options = ReadOptions {
        date: Some(date.parse().expect("an ISO date")),
        language: Some(language.into()),
        vocabularies: Arc::clone(vocabularies),
        ..ReadOptions::default()
    };
    let document = Document::parse(Source::new("row", text), &options, &mut Vec::new());
    extractor.mentions(&document)
}

#[test]
fn figures_are_read_in_german_french_and_spanish() {
    let setup = setup();
    let mut wrong = Vec::new();
    for (language, text, value, unit, bound, trend) in ROWS {
        let mentions = mentions(&setup, language, "2024-02-01", text);
        let read = mentions.iter().find_map(|m| {
            let figure = m.figure.as_ref()?;
            let unit = m.unit.as_ref().map(ToString::to_string).unwrap_or_default();
            Some((
                figure.value.normalize().to_string(),
                unit,
                figure.bound,
                m.trend,
            ))
        });
        let want = ((*value).to_owned(), (*unit).to_owned(), *bound, *trend);
        if read.as_ref() != Some(&want) {
            wrong.push(format!("{text}\n  want {want:?}\n  read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn articles_may_stand_before_both_ends_of_a_range() {
    let setup = setup();
    for (language, text, low, high) in [
        ("es", "Entre el 5 y el 7 % de los empleados.", "5", "7"),
        ("es", "Entre un 5% y un 7% de los votos.", "5", "7"),
        ("es", "De un 3 a un 5 % de los votos.", "3", "5"),
        (
            "es",
            "Entre los 3 y los 4 millones de euros.",
            "3000000",
            "4000000",
        ),
        ("de", "Zwischen den 3 und den 5 Prozent.", "3", "5"),
    ] {
        let mentions = mentions(&setup, language, "2024-02-01", text);
        let read: Vec<_> = mentions
            .iter()
            .filter_map(|m| m.figure.as_ref())
            .map(|f| {
                (
                    f.value.normalize().to_string(),
                    f.value_high.map(|v| v.normalize().to_string()),
                )
            })
            .collect();
        assert_eq!(read, [(low.to_owned(), Some(high.to_owned()))], "{text}");
    }
}

#[test]
fn periods_are_read_in_german_french_and_spanish() {
    let setup = setup();
    let mut wrong = Vec::new();
    for (language, date, text, from, until) in SPANS {
        let mentions = mentions(&setup, language, date, text);
        let read: Vec<String> = mentions
            .iter()
            .filter_map(|m| {
                m.period
                    .map(|(p, _)| format!("{} … {}", p.from(), p.until()))
            })
            .collect();
        let fits = read.contains(&format!("{from} … {until}"));
        if !fits {
            wrong.push(format!("{text}\n  want {from} … {until}\n  read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
