using System.Text.Json;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Results.Records;

/// <summary>A verdict as a record holds it: the keys of its band, what the run got, and whether it held.</summary>
public static class VerdictJson
{
    public static void Write(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteString("figure", verdict.Figure.ToString());
        switch (verdict.Band)
        {
            case Band.Around around:
                writer.Number("expected", around.Expected);
                writer.Number(around.InPercent ? "within%" : "within", around.Within);
                break;
            case Band.Between between:
                if (between.Above is double above)
                    writer.Number("above", above);
                if (between.Below is double below)
                    writer.Number("below", below);
                break;
            default:
                throw new InvalidOperationException($"No such kind of band: {verdict.Band.GetType().Name}.");
        }

        if (verdict.Got is double got)
            writer.Number("got", got);
        writer.WriteBoolean("held", verdict.Held);
        writer.WriteString("origin", verdict.Band.Origin);
        writer.WriteEndObject();
    }

    internal static Verdict Read(JsonElement value, string path)
    {
        var members = new JsonMembers(value, path);
        FigureName figure = members.Parsed("figure", FigureName.Parse);
        string origin = members.Text("origin");
        var verdict = new Verdict(figure, ReadBand(members, origin), members.OptionalNumber("got"));
        bool held = members.Truth("held");
        members.End();
        return held == verdict.Held ? verdict : throw new InvalidDataException($"{path}.held: contradicts the numbers beside it");
    }

    private static Band ReadBand(JsonMembers members, string origin)
    {
        if (members.Has("expected"))
        {
            bool inPercent = members.Has("within%");
            double expected = members.Number("expected");
            double within = members.Number(inPercent ? "within%" : "within");
            return new Band.Around { Origin = origin, Expected = expected, Within = within, InPercent = inPercent };
        }

        double? above = members.OptionalNumber("above");
        return new Band.Between { Origin = origin, Above = above, Below = members.OptionalNumber("below") };
    }
}
