/**
 * The commonest given names and surnames of ten languages, where the people live, and how many of a hundred they are:
 * whoever is called so meets a namesake on a list sooner than anybody else.
 */
const NAMES: Readonly<
  Record<string, readonly [given: string, surnames: string, countries: string, share: number]>
> = {
  English: [
    'James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Daniel Emily Matthew Ashley Anthony Amanda Mark Melissa Steven Laura',
    'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker',
    'US GB',
    35,
  ],
  Spanish: [
    'José María Antonio Carmen Manuel Ana Juan Josefa Luis Isabel Carlos Laura Francisco Dolores Jesús Marta Miguel Rosa Pedro Lucía Jorge Alejandro Ricardo Sofia',
    'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Ruiz Hernández Díaz Álvarez Torres Ramírez Flores Castillo Reyes Morales Rivera Mendoza',
    'ES US',
    18,
  ],
  German: [
    'Peter Sabine Michael Andrea Thomas Monika Andreas Petra Wolfgang Claudia Stefan Susanne Christian Anna Klaus Birgit Jürgen Julia Martin Katharina',
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Krüger',
    'DE',
    12,
  ],
  French: [
    'Jean Marie Michel Nathalie Pierre Isabelle Philippe Sylvie Alain Catherine Nicolas Sophie Christophe Camille Julien Claire',
    'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Roux Fournier Girard',
    'FR',
    8,
  ],
  Arabic: [
    'Mohammed Fatima Ahmed Aisha Ali Maryam Omar Khadija Hassan Zainab Hussein Layla Ibrahim Noor Khalid Salma Yousef Huda Mahmoud Amina',
    'Ahmed Ali Hassan Hussein Ibrahim Khalil Mansour Saleh Nasser Haddad Khoury Hamdan Qasim Aziz Farah Saeed Rahman Abbas Osman Bakr',
    'DE US',
    6,
  ],
  Russian: [
    'Alexander Elena Sergei Olga Dmitry Irina Andrey Tatiana Alexey Natalia Vladimir Svetlana Ivan Anna Mikhail Maria Nikolai Ekaterina Igor Yulia',
    'Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fedorov Morozov Volkov Alekseev Lebedev Semenov Egorov Pavlov Kozlov Stepanov Orlov',
    'DE US',
    5,
  ],
  Turkish: [
    'Mehmet Fatma Mustafa Ayşe Ahmet Emine Ali Hatice Hüseyin Zeynep Hasan Elif İbrahim Meryem',
    'Yılmaz Kaya Demir Çelik Şahin Yıldız Öztürk Aydın Arslan Doğan Kılıç Aslan Çetin Kara',
    'DE',
    5,
  ],
  Chinese: [
    'Wei Fang Jing Min Li Yan Jun Yong Jie Lei Tao Ming Hua Xiaoming Jianguo Zhiqiang',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo',
    'US',
    4,
  ],
  Indian: [
    'Rahul Priya Amit Sunita Raj Anita Sanjay Pooja Vijay Neha Arjun Kavita Suresh Deepa',
    'Sharma Patel Singh Kumar Gupta Khan Reddy Shah Mehta Verma Joshi Das Nair Rao',
    'US',
    4,
  ],
  Polish: [
    'Jan Anna Andrzej Maria Piotr Katarzyna Krzysztof Małgorzata Stanisław Agnieszka Tomasz Barbara',
    'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak',
    'DE',
    3,
  ],
};

export interface OrdinaryPerson {
  readonly language: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly country: string;
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** People who are on no list but by chance, half of them with a second given name, in Spanish a second surname. */
export function ordinaryPeople(count: number): readonly OrdinaryPerson[] {
  const random = randomNumbers(42);
  const pick = (text: string) => {
    const all = text.split(' ');
    return all[Math.floor(random() * all.length)] ?? '';
  };
  const languages = Object.entries(NAMES)
    .flatMap(([language, [, , , share]]) => Array.from({ length: share }, () => language))
    .join(' ');
  const digits = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
  return Array.from({ length: count }, (_, at): OrdinaryPerson => {
    const language = pick(languages);
    const [given = '', surnames = '', countries = ''] = NAMES[language] ?? [];
    const hasMore = at % 2 === 1;
    const [first, last] = [pick(given), pick(surnames)];
    const isSpanish = language === 'Spanish';
    return {
      language,
      firstName: hasMore && !isSpanish ? `${first} ${pick(given)}` : first,
      lastName: hasMore && isSpanish ? `${last} ${pick(surnames)}` : last,
      dateOfBirth: `${1945 + Math.floor(random() * 60)}-${digits(12)}-${digits(28)}`,
      country: pick(countries),
    };
  });
}
