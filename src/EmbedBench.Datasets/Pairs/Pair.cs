using System.Globalization;

namespace EmbedBench.Datasets.Pairs;

/// <summary>A row of a data set: a query and a passage that answers it.</summary>
public sealed record Pair
{
    /// <summary>Position among the rows, counted from 0 before any shuffle; its passage's id where the corpus is the rows.</summary>
    public required int Index { get; init; }

    public required string Query { get; init; }

    public required string Passage { get; init; }

    /// <summary>What pairs with the same passage share; the index where the spec names no column.</summary>
    public required string PassageId { get; init; }

    /// <summary>Columns kept to group and show results by.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Passages that do not answer the query.</summary>
    public IReadOnlyList<string> Negatives { get; init; } = [];

    /// <summary>How well query and passage belong together; null where the spec names no column.</summary>
    public double? Score { get; init; }

    /// <summary>The text that <c>training.pairs</c> names: <c>query</c>, <c>passage</c>, <c>negative</c>, <c>negative_2</c>, …</summary>
    /// <exception cref="ArgumentException">There is no text of that name.</exception>
    public string Text(string name) => name switch
    {
        "query" => Query,
        "passage" => Passage,
        _ when NegativeNumber(name) is { } number && number <= Negatives.Count => Negatives[number - 1],
        _ => throw new ArgumentException(
            $"A row has no text \"{name}\"; it has query, passage and {Negatives.Count} negatives.", nameof(name)),
    };

    private static int? NegativeNumber(string name)
    {
        if (name == "negative")
            return 1;
        const string Prefix = "negative_";
        return name.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 2
            ? number
            : null;
    }
}
