using System.Runtime.InteropServices;

namespace EmbedBench.Datasets.Duplicates;

/// <summary>
/// Finds texts that resemble one of a collection. Candidates come from <see cref="MinHash"/> and are then compared exactly, so nothing is
/// found that does not resemble, and next to nothing is missed. The result is the same on every machine and at any number of threads.
/// </summary>
public sealed class NearDuplicates
{
    /// <summary>
    /// From which Jaccard index of their five-character pieces on texts count as near-duplicates: of two questions of sixty letters, about one
    /// changed word.
    /// </summary>
    public const double Threshold = 0.8;

    /// <summary>UTF-16 units of the pieces that texts are compared by.</summary>
    public const int ShingleLength = ShingleSet.Length;

    private readonly ShingleSet[] _sets;
    private readonly Dictionary<(int Band, UInt128 Values), List<int>> _bands = [];

    /// <param name="texts">The collection.</param>
    public NearDuplicates(IEnumerable<string> texts)
    {
        (ShingleSet Set, uint[] Least)[] signed =
        [
            .. texts.Distinct(StringComparer.Ordinal).AsParallel().AsOrdered().Select(ShingleSet.Of).Where(set => set.Hashes.Length > 0)
                .Select(set => (set, MinHash.Of(set))),
        ];
        _sets = [.. signed.Select(text => text.Set)];
        foreach ((int text, (_, uint[] least)) in signed.Index())
        {
            foreach ((int, UInt128) band in Bands(least))
            {
                ref List<int>? members = ref CollectionsMarshal.GetValueRefOrAddDefault(_bands, band, out _);
                (members ??= []).Add(text);
            }
        }
    }

    /// <summary>Whether a text of the collection resembles this one.</summary>
    public bool Contains(string text)
    {
        var set = ShingleSet.Of(text);
        return set.Hashes.Length > 0 && Candidates(set).Any(candidate => _sets[candidate].Resemblance(set) >= Threshold);
    }

    private IEnumerable<int> Candidates(ShingleSet set) => Bands(MinHash.Of(set))
        .SelectMany(band => _bands.GetValueOrDefault(band) ?? [])
        .Distinct();

    private static IEnumerable<(int Band, UInt128 Values)> Bands(uint[] least) => Enumerable.Range(0, MinHash.Bands)
        .Select(band => (band, MemoryMarshal.Read<UInt128>(MemoryMarshal.AsBytes(least.AsSpan(band * MinHash.BandSize, MinHash.BandSize)))));
}
