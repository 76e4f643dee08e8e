using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Layers;

/// <summary>
/// The tokens of several texts one after another, without padding between them; the row count is rounded up to
/// <see cref="Linear.RowMultiple"/> with rows that nothing reads. Only embeddings, attention and pooling look at the texts' bounds.
/// </summary>
public sealed class TokenBatch : IDisposable
{
    private TokenBatch(Tensor ids, Tensor positions, int[] lengths, int[] offsets, int rows, PaddedTexts? padded)
    {
        Padded = padded;
        Ids = ids;
        Positions = positions;
        Lengths = lengths;
        Offsets = offsets;
        Rows = rows;
    }

    /// <summary>Token ids, <c>[Rows]</c> int64.</summary>
    public Tensor Ids { get; }

    /// <summary>Positions within each text, <c>[Rows]</c> int64.</summary>
    public Tensor Positions { get; }

    /// <summary>Tokens of each text.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>First row of each text.</summary>
    public IReadOnlyList<int> Offsets { get; }

    /// <summary>Rows with those that only round up.</summary>
    public int Rows { get; }

    /// <summary>The texts padded to one length, where the device takes whole batches; else null.</summary>
    internal PaddedTexts? Padded { get; }

    /// <summary>The lengths at which attention takes texts: their own, or the one that they are padded to.</summary>
    internal IEnumerable<int> AttentionLengths => Padded is { } padded ? [padded.Length] : Lengths.Distinct();

    /// <summary>What embedding tables were asked for while gradients were recorded; each lookup's rows collect its gradient.</summary>
    internal List<Lookup> Lookups { get; } = [];

    /// <summary>Runs of neighbouring texts of equal length: first text, number of texts. Attention takes each in one call.</summary>
    public IEnumerable<(int First, int Count)> EqualLengths()
    {
        for (int first = 0, next; first < Lengths.Count; first = next)
        {
            next = first + 1;
            while (next < Lengths.Count && Lengths[next] == Lengths[first])
                next++;
            yield return (first, next - first);
        }
    }

    /// <summary>Packs texts; the tensors belong to the batch, not to a scope.</summary>
    /// <param name="texts">Token ids of each text, none empty.</param>
    /// <param name="padding">
    /// Null where positions count from 0. Otherwise the padding id of RoBERTa and MPNet: positions count from padding + 1, and a literal
    /// padding token takes the position <paramref name="padding"/> and is not counted.
    /// </param>
    /// <param name="device">Where the tensors lie; null is the processor.</param>
    public static TokenBatch Pack(IReadOnlyList<int[]> texts, int? padding = null, ComputeDevice? device = null)
    {
        device ??= ComputeDevice.Cpu;
        int tokens = texts.Sum(text => text.Length);
        int rows = (tokens + Linear.RowMultiple - 1) / Linear.RowMultiple * Linear.RowMultiple;
        long[] ids = new long[rows];
        long[] positions = new long[rows];
        int[] lengths = new int[texts.Count];
        int[] offsets = new int[texts.Count];
        int row = 0;
        for (int t = 0; t < texts.Count; t++)
        {
            offsets[t] = row;
            lengths[t] = texts[t].Length;
            long position = padding is null ? 0 : padding.Value + 1;
            foreach (int id in texts[t])
            {
                ids[row] = id;
                positions[row] = id == padding ? id : position++;
                row++;
            }
        }

        Device place = device.ToTorch();
        PaddedTexts? padded = device.TakesWholeBatches ? new PaddedTexts(lengths, place) : null;
        return new TokenBatch(
            place.Stage(ids).DetachFromDisposeScope(), place.Stage(positions).DetachFromDisposeScope(), lengths, offsets, rows, padded);
    }

    public void Dispose()
    {
        Ids.Dispose();
        Positions.Dispose();
        Padded?.Dispose();
        foreach (Lookup lookup in Lookups)
            lookup.Dispose();
        Lookups.Clear();
    }
}
