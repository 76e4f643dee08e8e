using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using static TorchSharp.torch;

namespace EmbedBench.Encoders.Dropout;

/// <summary>
/// The dropout masks of one column of a batch, all sites, drawn ahead in the order and the padded shapes of the Python library's forward
/// pass over that column. Blocks take the parts that belong to their texts.
/// </summary>
public sealed class ColumnMasks : IDisposable
{
    private readonly List<(DropoutSite Site, Tensor? Mask)> _masks = [];

    private readonly ComputeDevice? _drawer;
    private readonly long _seed;

    private ColumnMasks(int longest, ComputeDevice? drawer = null, long seed = 0) => (Longest, _drawer, _seed) = (longest, drawer, seed);

    /// <summary>Tokens of the column's longest text, to which the Python library pads.</summary>
    public int Longest { get; }

    /// <summary>A site and its mask, null where the rate is 0 or the device draws the mask itself.</summary>
    internal (DropoutSite Site, Tensor? Mask) this[int site] => _masks[site];

    /// <summary>Draws the masks of <paramref name="texts"/> texts, the longest of <paramref name="longest"/> tokens.</summary>
    /// <param name="encoder">Whose sites.</param>
    /// <param name="rate">One rate for every site, or null for the sites' own; a rate of 0 draws nothing.</param>
    public static ColumnMasks Draw(RandomStream random, TransformerEncoder encoder, int texts, int longest, double? rate = null)
    {
        var masks = new ColumnMasks(longest);
        foreach (DropoutSite site in Sites(encoder, rate))
        {
            long[] shape = site.Kind == DropoutKind.Tokens ? [texts, longest, site.Size] : [texts, site.Size, longest, longest];
            masks._masks.Add((site, site.Rate > 0 ? random.Mask(shape, site.Rate) : null));
        }

        return masks;
    }

    /// <summary>No masks but the sites and their rates: the device draws as it comes to them, other masks than the Python library's.</summary>
    /// <param name="encoder">Whose sites.</param>
    /// <param name="longest">Tokens of the longest text.</param>
    /// <param name="rate">One rate for every site, or null for the sites' own.</param>
    /// <param name="device">Whose generator draws.</param>
    /// <param name="seed">Of that generator, for this column.</param>
    public static ColumnMasks Undrawn(TransformerEncoder encoder, int longest, double? rate, ComputeDevice device, long seed)
    {
        var masks = new ColumnMasks(longest, device, seed);
        masks._masks.AddRange(Sites(encoder, rate).Select(site => (site, (Tensor?)null)));
        return masks;
    }

    /// <summary>Begins a forward pass over a block; made again, it has the same masks.</summary>
    /// <param name="first">The column's text at which the block begins.</param>
    internal void Begin(int first) => _drawer?.Seed(_seed + first);

    public void Dispose()
    {
        foreach ((_, Tensor? mask) in _masks)
            mask?.Dispose();
        _masks.Clear();
    }

    private static IEnumerable<DropoutSite> Sites(TransformerEncoder encoder, double? rate) =>
        encoder.DropoutSites.Select(site => site with { Rate = rate ?? site.Rate });
}
