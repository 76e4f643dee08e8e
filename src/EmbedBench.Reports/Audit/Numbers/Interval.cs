namespace EmbedBench.Reports.Audit.Numbers;

/// <summary>All values that a rounded number, or what was computed from rounded numbers, may have; the ends included.</summary>
internal readonly record struct Interval(decimal Low, decimal High)
{
    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    public static Interval operator -(Interval left, Interval right) => new(left.Low - right.High, left.High - right.Low);

    public static Interval operator *(Interval interval, decimal factor) =>
        factor < 0 ? new(interval.High * factor, interval.Low * factor) : new(interval.Low * factor, interval.High * factor);

    public static Interval Mean(IReadOnlyCollection<Interval> intervals) =>
        intervals.Aggregate((left, right) => left + right) * (1m / intervals.Count);

    public bool Overlaps(Interval other) => Low <= other.High && other.Low <= High;

    /// <summary>(this − before) / before × 100, or null where <paramref name="before"/> may be 0.</summary>
    public Interval? PercentOver(Interval before) =>
        before.Low <= 0 ? null : new Interval(((Low / before.High) - 1) * 100, ((High / before.Low) - 1) * 100);

    /// <summary>this / whole × 100, or null where <paramref name="whole"/> may be 0.</summary>
    public Interval? PercentOf(Interval whole) => whole.Low <= 0 ? null : new Interval(Low / whole.High * 100, High / whole.Low * 100);
}
