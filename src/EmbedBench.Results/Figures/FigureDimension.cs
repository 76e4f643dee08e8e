using System.Globalization;

namespace EmbedBench.Results.Figures;

/// <summary>
/// To which size embeddings are cut: a number, <c>*</c> for each of the experiment's, or <c>mean</c> for the average over them.
/// </summary>
public readonly record struct FigureDimension
{
    private const int AllSizes = 0;
    private const int MeanOfSizes = -1;

    private readonly int _size;

    private FigureDimension(int size) => _size = size;

    public static FigureDimension All => new(AllSizes);

    public static FigureDimension Mean => new(MeanOfSizes);

    public bool IsAll => _size == AllSizes;

    /// <summary>The number of components, or null for <c>*</c> and <c>mean</c>.</summary>
    public int? Size => _size > 0 ? _size : null;

    public static FigureDimension Of(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new FigureDimension(size);
    }

    public override string ToString() => _size switch
    {
        AllSizes => "*",
        MeanOfSizes => "mean",
        _ => _size.ToString(CultureInfo.InvariantCulture),
    };

    internal static bool TryParse(string text, out FigureDimension dimension)
    {
        int size = text switch
        {
            "*" => AllSizes,
            "mean" => MeanOfSizes,
            _ => FigureNumber.TryParse(text, out int number) ? number : int.MinValue,
        };
        dimension = new FigureDimension(size);
        return size != int.MinValue;
    }
}
