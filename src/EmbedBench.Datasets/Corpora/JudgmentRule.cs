namespace EmbedBench.Datasets.Corpora;

/// <summary>Which documents of the corpus are relevant to a query: a closed set, as the spec's <c>judgments:</c> names it.</summary>
public abstract record JudgmentRule
{
    private JudgmentRule(string name) => Name = name;

    /// <summary>The name that figures carry behind their metric.</summary>
    public string Name { get; }

    /// <summary>Those with the query's passage id. <c>NAME: passage_id</c></summary>
    public sealed record SamePassage(string Name) : JudgmentRule(Name);

    /// <summary>The query's own row alone; the corpus must be the rows. <c>NAME: row</c></summary>
    public sealed record OwnRow(string Name) : JudgmentRule(Name);
}
