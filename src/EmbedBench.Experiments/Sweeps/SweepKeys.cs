using System.Text.Json;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>Which keys of a spec a sweep may change: those of its model, its evaluation and its training that decide figures.</summary>
internal static class SweepKeys
{
    public const string Seed = "training.seed";

    private static readonly string[] Parts = ["model.", "evaluation.", "training."];

    /// <summary>The key with those above it that a user means, who may leave out what is above where the rest is clear.</summary>
    /// <exception cref="SpecException">There is none, there are several, or it decides no figure.</exception>
    public static string Resolve(ExperimentSpec spec, string written)
    {
        KeyDescription[] known = [.. SpecDocument.Keys.Where(key => key.IsLeaf && IsSwept(key.Path))];
        // What the spec has comes before what it could have: a scale is that of its own loss.
        string[] meant = [.. OwnKeys(spec).Where(key => IsMeant(key, written))];
        if (meant.Length == 0)
            meant = [.. known.Select(key => key.Path).Where(key => IsMeant(key, written))];
        if (meant.Length == 0)
        {
            string nearest = NearestName.Of(written, known.SelectMany(key => new[] { key.Path, SweepPoint.ShortName(key.Path) }));
            throw Wrong($"--over {written}: a sweep knows no such key of model, evaluation or training; the nearest is {nearest}.");
        }

        if (meant.Length > 1)
            throw Wrong($"--over {written}: this may be {string.Join(" or ", meant)}; write more of it.");
        return known.FirstOrDefault(key => key.Path == meant[0]) is { Class: KeyClass.Execution or KeyClass.Judging }
            ? throw Wrong($"--over {written}: {meant[0]} decides no figure, so all runs would be the same.")
            : meant[0];
    }

    public static SpecException Wrong(string text) => new([new SpecProblem(null, SpecPlace.Start, text)]);

    private static bool IsMeant(string key, string written) => key == written || key.EndsWith($".{written}", StringComparison.Ordinal);

    private static bool IsSwept(string key) => Parts.Any(part => key.StartsWith(part, StringComparison.Ordinal));

    private static IEnumerable<string> OwnKeys(ExperimentSpec spec) => Leaves(SpecDocument.Whole(spec), "").Where(IsSwept);

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(member => Leaves(member.Value, SpecReading.Join(path, member.Name)))
        : [path];
}
