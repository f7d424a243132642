/**
 * Given names that are short for one another, and the set of frequent European given names: two
 * given names in the other order are another person (Friedrich Hans is not Hans Friedrich),
 * whereas a family name may stand first.
 */

const GROUPS = `
albert al bert alberto beto
alexander alexandre aleksandr oleksandr aliaksandr alyaksandr alex sasha alejandro alessandro sandro aleksandar alexandros
alexandra aleksandra oleksandra alejandra alessandra sandra sasha
alexei aleksei alexey aleksey oleksiy oleksii aliaksei alyaksey lyosha alyosha alesha
alfred fred
anastasia anastasiya nastya
anatoly anatoli anatoliy tolya
andrew andrei andrey andriy andrii andres andreas andre andy drew andrej andrzej
anna anne ann anya hannah
anthony antonio anton tony antoine toni
arkady arkadi arkadiy arkasha
arnold arnie
arseny arseniy senya
arthur artur art
artyom artem tyoma
benjamin ben benny
bernard bernd bernardo bernie
bogdan bohdan
boris borya
calvin cal
catherine katherine kate katie cathy ekaterina katya catalina
charles carl karl carlos charlie chuck
christopher chris christophe cristobal
clifford cliff
concepcion concha
cynthia cindy
daniel dan danny daniil danylo danila
daria darya dasha dariia
david dave
deborah debbie deb
dmitry dmitri dima dmytro dzmitry dzmitriy mitya dimitri
dolores lola
domenico domingo dominic dominique mimmo
donald don donnie
douglas doug
edward eduard eduardo ed eddie ted edik lalo
elizabeth elisabeth liz beth betty isabel elizaveta yelizaveta liza lisbeth
ernest ernst ernesto ernie
eugene yevgeny evgeny evgeni yevhen yauhen zhenya
evgenia yevgenia zhenya
ferdinand fernando nando fer
francis francisco franz frank paco pancho francesco francois kiko
franklin frank
frederick friedrich frederik fritz fred federico
gabriel gabriele gabe
galina galya halyna
gennady gennadi gennadiy hennadiy gena
george georg jorge georges yuri yury giorgio yura yuriy georgy georgi georgiy gosha zhora jerzy jiri
gerald gerry jerry
gerhard gerd
gonzalo chalo
gregory grigory gregorio greg grisha hryhoriy grigorij
guadalupe lupe
harold harald hal
helena elena yelena helene helen lena olena alena alyona
henry heinrich henri enrique harry hank quique kike henryk
ignacio nacho
igor ihor ihar igar
ilya ilia illia
irina iryna ira
ivan vanya vanja
jacob jakob jake yakov yasha iakov
jacqueline jackie
james jim jimmy jaime diego santiago santi jacques
javier javi xavier
jean jan john johann johannes juan hans giovanni jack johnny gianni ioannis
jeffrey geoffrey jeff geoff
jennifer jenny jen
jessica jess
jesus chuy chucho
joaquin quino
jonathan jon
joseph josef jose giuseppe joe pepe yusuf iosif osip yosyp beppe peppe sepp
kenneth ken kenny
kirill kiril kyrylo
konstantin constantine kostya kostyantyn
larisa larysa lara
lawrence laurence larry lorenzo laurent lorenz
leonard leonardo leo len
leonid lyonya leanid lenya
louis luis ludwig luigi gigi
lyubov lyuba liubov
lyudmila ludmila liudmyla lyuda luda
manuel manolo manu
margaret margarita maggie peggy greta
martin martino marty
mary maria marie mariya masha
matthew matteo mateo matthias matt mateusz matvei
maximilian maxim maksim max maksym
michael mikhail michel miguel mike misha michele mykhailo michal mihai
mohammed muhammad mohammad mohamed mohamad mohd muhd
nadezhda nadia nadya nadiia
natalia natalya natasha
nathaniel nathan nate
nicholas nikolai nikolay nicolas nicolo nick kolya mykola mikalai mikalay nico nicolae
norman norm
oksana ksenia kseniya xenia
oleg oleh aleh aleg
olga olha olya volha
oliver oliviero ollie
pamela pam
patricia tricia patty
patrick pat patricio
paul pavel pablo paolo pasha pavlo
peter pyotr petr pedro pierre pete piotr petro petya
philip philippe felipe phil filippo filip
rafael raphael raffaele rafa
raisa raya
ralph raul
raymond raimund ramon ray
rebecca becky
reginald reggie
richard ricardo rick dick riccardo
robert roberto bob bobby rob beto
roland rolando
ronald ron ronnie
rudolf rudolph rodolfo rudi
russell russ
salvatore salvador toto
samuel sam samuele
semyon semen syoma simeon
sergei sergey sergio serge serhiy serhii siarhei syargey seryozha serezha sergiusz sergej
sofia sofiya sophia sophie sonya
solomon sol
stanislav stanislaw stas slava
stanley stan
stephen steven stefan stephan esteban steve stepan styopa
susan susanne sue
svetlana svitlana sveta
svyatoslav sviatoslav slava
tamara toma
tatiana tatyana tetiana tetyana tatsiana tatstsyana tanya
teresa theresa terry
theodore theodor fyodor fedor ted teodoro fedya
thomas tomas tom tommy tomasz
timofei timofey timothy tima
timothy tim
ulrich uli ulli
valentin valya
valentina valya
valery valeriy valerii valeryy valera
vasily vasiliy vasyl basil vasya vasil
veronika veronica nika
victor viktor vittorio vitya viktar
vincent vicente vincenzo enzo
vitaly vitali vitaliy vitalik
vladimir volodymyr vova vlad wladimir uladzimir volodya
vladislav wladyslaw vlad slava
vyacheslav viacheslav vyachaslau viachaslau slava
walter walther
william wilhelm guillermo bill will willy guillaume memo
wolfgang wolf
yaroslav jaroslav slava
yulia yuliya julia iuliia julie giulia
zachary zach
zinaida zina`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Given names that are frequent and have no other form above. */
const OTHERS =
  'adam anders bruno christian dennis dieter emil eric erik felix fritz gustav gunther hans heinz helmut horst hugo ingrid jens julian klaus kurt lars lukas lucas marco marcel mario mark markus marcus olaf olivier oscar oskar otto rolf sebastian simon sven tobias ulrich uwe werner wolfgang'.split(
    ' ',
  );

const EQUIVALENTS = new Map<string, Set<string>>();
for (const group of GROUPS) {
  for (const name of group) {
    const known = EQUIVALENTS.get(name) ?? new Set<string>();
    for (const other of group) known.add(other);
    EQUIVALENTS.set(name, known);
  }
}

for (const name of OTHERS) if (!EQUIVALENTS.has(name)) EQUIVALENTS.set(name, new Set([name]));

/** Whether two folded words are forms of one given name (Ben, Benjamin; Juan, John). */
export function sameGivenName(one: string, other: string): boolean {
  return EQUIVALENTS.get(one)?.has(other) ?? false;
}

/** Whether a folded word is a frequent given name. */
export function isGivenName(word: string): boolean {
  return EQUIVALENTS.has(word);
}

/** Every form of a given name that is known, itself included. */
export function formsOfGivenName(word: string): readonly string[] {
  return [...(EQUIVALENTS.get(word) ?? [word])];
}
