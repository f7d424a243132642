/** That somebody was erased; ids alone. */
export interface ErasedPerson {
  readonly userId: `user_${string}`;
  readonly erasureId: `erasure_${string}`;
  readonly erasedAt: Date;
}

/** Who was erased, to write. */
export interface ErasedPeople {
  /** Whatever is kept of somebody and their erasure take turns, until the end of the database transaction. */
  readonly lock: (userId: ErasedPerson['userId']) => Promise<void>;
  /** Remembers it for ever; done again it changes nothing. */
  readonly add: (person: ErasedPerson) => Promise<void>;
  readonly has: (userId: ErasedPerson['userId']) => Promise<boolean>;
}
