using EmbedBench.Results.Json;

namespace EmbedBench.Results.Verdicts;

/// <summary>
/// Where a figure must lie, and how that is known: a closed set. Better than expected lies outside too. Limits are reckoned in decimal, so
/// that 0.7382 is within 0.0001 of 0.7381 as the digits say.
/// </summary>
public abstract record Band
{
    private Band()
    {
    }

    /// <summary>How the limits are known, in a few words.</summary>
    public required string Origin { get; init; }

    /// <summary>The smallest and the largest value, null where there is no such limit.</summary>
    public abstract (decimal? Low, decimal? High) Limits { get; }

    public bool Holds(double got) => double.IsFinite(got) && HoldsWithin(Limits, Digits(got));

    /// <summary>
    /// By how much <paramref name="got"/> lies beyond the nearer limit: negative below, positive above, 0 inside or on it.
    /// </summary>
    public double Beyond(double got)
    {
        if (!double.IsFinite(got))
            return got;
        (decimal? low, decimal? high) = Limits;
        decimal value = Digits(got);
        return (double)(value < low ? value - low.Value : value > high ? value - high.Value : 0);
    }

    /// <summary>The allowed values, as a message gives them: <c>0.7381 ± 0.0001</c>.</summary>
    public abstract string Describe();

    private protected abstract bool HoldsWithin((decimal? Low, decimal? High) limits, decimal got);

    // Decimal keeps the digits that a person would write, 15 of a double's; what it cannot hold is far outside every band.
    private static decimal Digits(double value) => (decimal)Math.Clamp(value, -1e20, 1e20);

    /// <summary>
    /// Around an expected value, the limits included. <c>{ expected, within, origin }</c> or <c>{ expected, within%, origin }</c>
    /// </summary>
    public sealed record Around : Band
    {
        public required double Expected { get; init; }

        /// <summary>Largest distance, 0 or more; in percent of the expected value where <see cref="InPercent"/>.</summary>
        public required double Within { get; init; }

        public bool InPercent { get; init; }

        public override (decimal? Low, decimal? High) Limits
        {
            get
            {
                decimal middle = Digits(Expected);
                decimal distance = InPercent ? Math.Abs(middle) / 100 * Math.Min(Digits(Within), 1e8m) : Digits(Within);
                return (middle - distance, middle + distance);
            }
        }

        public override string Describe() =>
            $"{EcmaScriptNumber.Format(Expected)} ± {EcmaScriptNumber.Format(Within)}{(InPercent ? " %" : "")}";

        private protected override bool HoldsWithin((decimal? Low, decimal? High) limits, decimal got) =>
            got >= limits.Low && got <= limits.High;
    }

    /// <summary>Above or below a value or both, the limits excluded. <c>{ above, below, origin }</c></summary>
    public sealed record Between : Band
    {
        /// <summary>The figure must be greater, or null for no lower limit.</summary>
        public double? Above { get; init; }

        /// <summary>The figure must be smaller, or null for no upper limit.</summary>
        public double? Below { get; init; }

        public override (decimal? Low, decimal? High) Limits =>
            (Above is double above ? Digits(above) : null, Below is double below ? Digits(below) : null);

        public override string Describe() => string.Join(" and ", new[] { Side("above", Above), Side("below", Below) }.OfType<string>());

        private protected override bool HoldsWithin((decimal? Low, decimal? High) limits, decimal got) =>
            !(got <= limits.Low) && !(got >= limits.High);

        private static string? Side(string word, double? limit) => limit is double value
            ? $"{word} {EcmaScriptNumber.Format(value)}"
            : null;
    }
}
