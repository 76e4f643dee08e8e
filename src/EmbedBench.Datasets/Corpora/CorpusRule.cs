using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Corpora;

/// <summary>What is searched: a closed set, as the spec's <c>corpus:</c> names it.</summary>
public abstract record CorpusRule
{
    private CorpusRule()
    {
    }

    /// <summary>Every row's passage, of training and test rows; its id is the row's index before any shuffle. <c>corpus: rows</c></summary>
    public sealed record Rows : CorpusRule;

    /// <summary>The rows of a file of the source, a document each. <c>corpus: { file: FILE, id: TEMPLATE, text: TEMPLATE }</c></summary>
    public sealed record File(string Path, ColumnTemplate Id, ColumnTemplate Text) : CorpusRule;
}
