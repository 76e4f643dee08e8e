namespace EmbedBench.Reports;

/// <summary>
/// Compares two models query by query, for several callers at once. The tests themselves are the caller's, so that a report needs no
/// numerical library.
/// </summary>
public interface IPairedTests
{
    /// <summary>How the numbers can be repeated: seed and number of draws, in a few words.</summary>
    string Method { get; }

    /// <summary>Values by query id; both models have the same queries, at least two.</summary>
    PairedResult Compare(IReadOnlyDictionary<string, double> baseValues, IReadOnlyDictionary<string, double> tunedValues);

    /// <summary>The 95 % interval of the mean of values by query, at least two.</summary>
    (double Lower, double Upper) MeanInterval(IReadOnlyDictionary<string, double> values);

    /// <summary>Holm's correction of the p-values of several comparisons, in their order.</summary>
    IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues);
}
