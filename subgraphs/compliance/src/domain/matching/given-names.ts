/**
 * Given names that are short for one another, and the set of frequent European given names: two
 * given names in the other order are another person (Friedrich Hans is not Hans Friedrich),
 * whereas a family name may stand first.
 */

const GROUPS = `
alexander alexandre aleksandr oleksandr aliaksandr alyaksandr alex sasha alejandro alessandro
andrew andrei andrey andriy andrii andres andreas andre andy drew
anthony antonio anton tony antoine
benjamin ben benny
catherine katherine kate katie cathy ekaterina katya catalina
charles carl karl carlos charlie chuck
christopher chris christophe cristobal
daniel dan danny
david dave
dmitry dmitri dima dmytro dzmitry dzmitriy
edward eduard eduardo ed eddie ted
elizabeth elisabeth liz beth betty isabel
eugene yevgeny evgeny evgeni yevhen yauhen
francis francisco franz frank paco pancho francesco francois
frederick friedrich frederik fritz fred federico
george georg jorge georges yuri yury giorgio
gregory grigory gregorio greg
henry heinrich henri enrique harry hank
ivan vanya
james jim jimmy jaime diego
jean jan john johann johannes juan hans giovanni jack johnny
jeffrey geoffrey jeff geoff
jonathan jon
joseph josef jose giuseppe joe pepe yusuf
lawrence laurence larry lorenzo
louis luis ludwig luigi
margaret margarita maggie peggy greta
mary maria marie mariya
matthew matteo mateo matthias matt
michael mikhail michel miguel mike misha michele mykhailo
nicholas nikolai nikolay nicolas nicolo nick kolya mykola mikalai mikalay
patrick pat patricio
paul pavel pablo paolo
peter pyotr petr pedro pierre pete piotr petro
philip philippe felipe phil
ralph raul
richard ricardo rick dick riccardo
robert roberto bob bobby rob
roland rolando
samuel sam samuele
sergei sergey sergio serge serhiy serhii siarhei syargey
stephen steven stefan stephan esteban steve stepan
susan susanne sue
theodore theodor fyodor fedor ted teodoro
thomas tomas tom tommy
timothy tim
victor viktor vittorio
vincent vicente vincenzo
vladimir volodymyr vova vlad wladimir uladzimir
walter walther
william wilhelm guillermo bill will willy guillaume
albert al bert
alexei aleksei alexey aleksey oleksiy oleksii aliaksei alyaksey lyosha
alfred fred
anastasia anastasiya nastya
anna anne ann anya hannah
arnold arnie
arthur artur art
bernard bernd bernardo bernie
boris borya
calvin cal
clifford cliff
cynthia cindy
deborah debbie deb
donald don donnie
douglas doug
ernest ernst ernesto ernie
evgenia yevgenia zhenya
ferdinand fernando nando
franklin frank
gabriel gabriele gabe
galina galya
gerald gerry jerry
gerhard gerd
harold harald hal
helena elena yelena helene helen lena olena alena
ignacio nacho
igor ihor ihar igar
irina iryna ira
jacob jakob jake
jacqueline jackie
jennifer jenny jen
jessica jess
jesus chuy
kenneth ken kenny
konstantin constantine kostya
leonard leonardo leo len
leonid lyonya leanid
manuel manolo
martin martino marty
maximilian maxim maksim max
mohammed muhammad mohammad mohamed mohamad mohd muhd
nathaniel nathan nate
natalia natalya natasha
norman norm
oleg oleh aleh aleg
olga olha olya volha
oliver oliviero ollie
pamela pam
patricia tricia patty
rafael raphael raffaele rafa
raymond raimund ramon ray
rebecca becky
reginald reggie
ronald ron ronnie
rudolf rudolph rodolfo rudi
russell russ
solomon sol
stanislav stanislaw stas
stanley stan
svetlana svitlana sveta
tatiana tatyana tetiana tetyana tatsiana tatstsyana tanya
teresa theresa terry
valery valeriy valerii valeryy
vasily vasiliy vasyl basil vasya
vladislav wladyslaw vlad
vyacheslav viacheslav vyachaslau viachaslau slava
zachary zach`
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
