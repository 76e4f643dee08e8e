using System.Runtime.InteropServices;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using static TorchSharp.torch;

namespace EmbedBench.Retrieval.Search;

/// <summary>
/// Compares each query with each document on a GPU, in float32, and brings back the best documents alone. Scores may differ from
/// <see cref="ExactSearch"/>'s in their last bits.
/// </summary>
public sealed class DeviceSearch : ISearch
{
    /// <summary>Scores that are on the device at a time: 256 MB of them.</summary>
    private const int ScoresAtATime = 1 << 26;

    private readonly ComputeDevice _device;
    private readonly NumberedDocuments _documents;

    /// <param name="corpus">The documents; a copy of the embeddings is taken.</param>
    /// <param name="similarity">What a score is.</param>
    /// <param name="device">Where scores are computed.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public DeviceSearch(EmbeddedTexts corpus, Similarity similarity, ComputeDevice device)
    {
        _device = device;
        _documents = new NumberedDocuments(corpus, similarity, tile: 1);
    }

    /// <inheritdoc cref="ISearch.Search"/>
    /// <exception cref="TorchException">The device failed, as where its memory does not suffice.</exception>
    public IReadOnlyList<Ranking> Search(EmbeddedTexts queries, SearchOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        PackedRows packed = _documents.Pack(queries, options, tile: 1);
        // Rounded products would change the order of neighbours.
        bool rounded = _device.RoundProducts(toTensorFloat32: false);
        try
        {
            return TorchException.Translate(
                $"searching {_documents.Count} documents for {queries.Ids.Count} queries on {_device.Name}",
                () => Search(queries.Ids, packed, options, progress, cancel));
        }
        finally
        {
            _device.RoundProducts(rounded);
        }
    }

    private List<Ranking> Search(
        IReadOnlyList<string> queries, PackedRows packed, SearchOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        Tensor documents = Place(_documents.Rows.Rows(0, _documents.Count), packed.Width).t();   // [width, documents]
        var rankings = new List<Ranking>(queries.Count);
        int atATime = Math.Max(1, ScoresAtATime / Math.Max(1, _documents.Count));
        foreach (string[] some in queries.Chunk(atATime))
        {
            cancel.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            BestDocuments[] best = [.. some.Select(query => _documents.BestOf(query, options))];
            if (_documents.Count > 0)
                Offer(Place(packed.Rows(rankings.Count, some.Length), packed.Width).mm(documents), some, options, best);
            rankings.AddRange(some.Zip(best, (query, found) => new Ranking(query, found.InOrder(_documents.Ids))));
            progress?.Report(rankings.Count);
        }

        return rankings;
    }

    /// <summary>Offers each query the documents that may be among its best, ties included.</summary>
    /// <param name="scores"><c>[queries, documents]</c>.</param>
    private void Offer(Tensor scores, string[] queries, SearchOptions options, BestDocuments[] best)
    {
        // As many more as a query may not have.
        int excluded = queries.Max(query => _documents.Excluded(query, options).Count);
        int depth = (int)Math.Min((long)options.Top + excluded, _documents.Count);
        Tensor last = scores.topk(depth, 1).values.narrow(1, depth - 1, 1);         // [queries, 1]
        Tensor reached = scores.ge(last);
        Tensor places = reached.nonzero().cpu().contiguous();                       // [found, 2]: query, document
        Tensor values = scores.masked_select(reached).cpu();                        // [found], in the same order
        ReadOnlySpan<long> place = MemoryMarshal.Cast<byte, long>(places.bytes);
        ReadOnlySpan<float> value = MemoryMarshal.Cast<byte, float>(values.bytes);
        for (int i = 0; i < value.Length; i++)
            best[place[2 * i]].Offer(value.Slice(i, 1), (int)place[(2 * i) + 1]);
    }

    private Tensor Place(ReadOnlySpan<float> rows, int width) => _device.ToTorch().Stage(rows.ToArray()).view(-1, width);
}
