using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Search;

/// <summary>Finds the nearest documents of one corpus, on whichever device holds it.</summary>
public interface ISearch
{
    /// <summary>
    /// The best documents of each query, in the order of the queries; scores descending, ties by <see cref="TieRule.IdentifierAscending"/>.
    /// </summary>
    /// <param name="queries">Rows of the corpus' dimension.</param>
    /// <param name="options">How many documents, and which not.</param>
    /// <param name="progress">Hears how many queries are done; from any thread, not always in ascending order.</param>
    /// <param name="cancel">Ends the search between blocks.</param>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, a value is not finite, or products exceed the range of float32.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    IReadOnlyList<Ranking> Search(EmbeddedTexts queries, SearchOptions options, IProgress<int>? progress, CancellationToken cancel);
}
