/** The part of jstat that is used here; the library comes without types. */
declare module 'jstat' {
  const jStat: {
    studentt: {
      /** The value that a Student t variable with `df` degrees of freedom (any number above 0) stays under with this probability. */
      inv(probability: number, df: number): number;
    };
  };
  export default jStat;
}
