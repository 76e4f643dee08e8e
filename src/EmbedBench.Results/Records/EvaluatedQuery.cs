namespace EmbedBench.Results.Records;

/// <summary>A test query with what belongs to it.</summary>
public sealed record EvaluatedQuery
{
    public required string Text { get; init; }

    /// <summary>The row's values of the columns that the spec keeps as labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Ids of the relevant passages, by the primary judgments.</summary>
    public required IReadOnlyList<string> Relevant { get; init; }

    /// <summary>Mean cosine of the query and its relevant passages, by stage (<c>base</c>, <c>tuned</c>); six significant digits.</summary>
    public required IReadOnlyDictionary<string, double> Similarity { get; init; }

    /// <summary>Whether training has the query.</summary>
    public TextOverlap QueryOverlap { get; init; }

    /// <summary>Whether training has the row's passage.</summary>
    public TextOverlap PassageOverlap { get; init; }
}
