namespace EmbedBench.Results.Records;

/// <summary>Whether a text of a test row is found in training, among the same texts of training rows.</summary>
public enum TextOverlap
{
    /// <summary>Neither it nor one that resembles it.</summary>
    None,

    /// <summary>One that resembles it: a near-duplicate.</summary>
    Near,

    /// <summary>Itself, letter for letter.</summary>
    Exact,
}
