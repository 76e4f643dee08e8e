using EmbedBench.Torch;

namespace EmbedBench.Retrieval.Search;

/// <summary>A corpus or a set of queries: an id for each row of an embedding matrix.</summary>
public sealed class EmbeddedTexts
{
    /// <exception cref="ArgumentException">There are not as many ids as rows, or an id stands twice.</exception>
    public EmbeddedTexts(IReadOnlyList<string> ids, EmbeddingMatrix embeddings)
    {
        if (ids.Count != embeddings.Rows)
            throw new ArgumentException($"There are {ids.Count} ids for {embeddings.Rows} embeddings.", nameof(ids));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            if (!seen.Add(id))
                throw new ArgumentException($"The id {id} stands twice.", nameof(ids));
        }

        Ids = ids;
        Embeddings = embeddings;
    }

    public IReadOnlyList<string> Ids { get; }

    public EmbeddingMatrix Embeddings { get; }
}
