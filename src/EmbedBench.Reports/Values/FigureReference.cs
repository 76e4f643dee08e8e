using System.Globalization;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>
/// A figure as a template names it. Beside the notation of records the words <c>largest</c> and <c>smallest</c> may stand for a dimension,
/// so that one template serves profiles with different ones.
/// </summary>
internal static class FigureReference
{
    public static FigureName? Parse(string text, IReadOnlyList<int> dimensions)
    {
        string[] parts = text.Split('.');
        if (parts.Length > 1)
            parts[1] = string.Join('/', parts[1].Split('/').Select(size => Size(size, dimensions)));
        return FigureName.TryParse(string.Join('.', parts), out FigureName? figure) ? figure : null;
    }

    private static string Size(string word, IReadOnlyList<int> dimensions) => (word, dimensions) switch
    {
        ("largest", [var largest, ..]) => largest.ToString(CultureInfo.InvariantCulture),
        ("smallest", [.., var smallest]) => smallest.ToString(CultureInfo.InvariantCulture),
        _ => word,
    };
}
