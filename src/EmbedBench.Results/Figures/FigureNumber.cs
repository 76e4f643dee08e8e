using System.Globalization;

namespace EmbedBench.Results.Figures;

/// <summary>A number inside a figure's name: 1 or more, written in one way only, so that equal names are equal strings.</summary>
internal static class FigureNumber
{
    public static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 && text[0] != '0';
}
