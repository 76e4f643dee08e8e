namespace EmbedBench.Datasets.Splits;

/// <summary>Applies a <see cref="SplitRule"/>.</summary>
public static class SplitRules
{
    /// <param name="rule">The rule.</param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="specFolder">Where a given split's file lies.</param>
    /// <exception cref="InvalidDataException">A part would be empty, or a given split does not fit the rows.</exception>
    public static RowSplit Apply(SplitRule rule, int rows, string specFolder)
    {
        RowSplit split = rule switch
        {
            SplitRule.Given given => GivenSplit.Read(Path.Combine(specFolder, given.File), rows),
            SplitRule.HuggingFace huggingFace => HuggingFaceSplit.Apply(rows, huggingFace),
            SplitRule.PythonShuffle shuffle => PythonShuffleSplit.Apply(rows, shuffle),
            _ => throw new ArgumentException($"There is no split for the rule {rule}.", nameof(rule)),
        };
        return split.Train.Count > 0 && split.Test.Count > 0
            ? split
            : throw new InvalidDataException(
                $"The split {rule} of {rows} rows gives {split.Train.Count} for training and {split.Test.Count} for testing; "
                + "both need at least one.");
    }
}
