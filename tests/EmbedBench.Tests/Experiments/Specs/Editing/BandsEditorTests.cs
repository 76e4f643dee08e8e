using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Editing;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Tests.Experiments.Specs.Editing;

public class BandsEditorTests
{
    private static readonly FigureBand[] Bands =
    [
        new(FigureName.Parse("tuned.384.ndcg@10|own-row"), new Band.Around { Expected = 0.6, Within = 0.0005, Origin = "said \"so\"" }),
        new(FigureName.Parse("gain%.*.ndcg@10"), new Band.Between { Above = -5, Below = 50, Origin = "published" }),
    ];

    private const string Written =
        "bands:\n      tuned.384.ndcg@10|own-row: { expected: 0.6, within: 0.0005, origin: \"said \\\"so\\\"\" }\n" +
        "      gain%.*.ndcg@10: { above: -5, below: 50, origin: \"published\" }\n";

    [Theory]
    [InlineData("  smoke: {}\n  local:\n", "  smoke:\n    BANDS  local:\n")]
    [InlineData("  smoke: {}  # nothing\n", "  smoke:  # nothing\n    BANDS")]
    [InlineData("  smoke:\n", "  smoke:\n    BANDS")]
    [InlineData("  smoke:\n    arithmetic: portable  # exact\n\n  local: {}\n", "  smoke:\n    arithmetic: portable  # exact\n    BANDS\n  local: {}\n")]
    [InlineData(
        "  smoke:\n    bands:\n      # old\n      train.steps: { above: 1, origin: x }\n    arithmetic: portable\n", "  smoke:\n    BANDS    arithmetic: portable\n")]
    [InlineData("  smoke:\n    bands: { train.steps: { above: 1, origin: x } }\n# end\n", "  smoke:\n    BANDS# end\n")]
    public void Replace_Profile_ChangesItsBandsAlone(string profiles, string expected)
    {
        string yaml = SpecText.With("  smoke: {}", profiles);

        string changed = BandsEditor.Replace(yaml, "s.yaml", "smoke", Bands);

        Assert.Equal(SpecText.With("  smoke: {}", expected.Replace("BANDS", Written, StringComparison.Ordinal)), changed);
        Assert.Equal(Bands, SpecText.ReadOne(changed).Bands);
    }

    [Fact]
    public void Replace_ProfileInBraces_IsRefused()
    {
        string yaml = SpecText.With("smoke: {}", "smoke: { arithmetic: portable }");

        Assert.Equal(
            "s.yaml(23,10): error EB0001: profiles.smoke is written in braces; write it a key a line, so that bands can be put into it.",
            Assert.Throws<SpecException>(() => BandsEditor.Replace(yaml, "s.yaml", "smoke", Bands)).Message);
    }

    [Fact]
    public void Replace_UnknownProfile_IsRefused() =>
        Assert.Throws<SpecException>(() => BandsEditor.Replace(SpecText.Small, "s.yaml", "local", Bands));

    [Fact]
    public void Write_BandsThatTheRunCannotHave_LeavesTheFileAlone()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("s.yaml", SpecText.Small);
        Directory.CreateDirectory(Path.Combine(folder.Path, "experiments"));
        Experiment experiment = ExperimentCatalogue.Open(folder.Path).Read(path);
        FigureBand[] wrong = [Bands[0] with { Figure = FigureName.Parse("tuned.64.ndcg@10") }];

        Assert.Throws<SpecException>(() => BandsEditor.Write(experiment, "smoke", wrong));
        Assert.Equal(SpecText.Small, File.ReadAllText(path));

        BandsEditor.Write(experiment, "smoke", Bands);
        Assert.Equal(Bands, ExperimentCatalogue.Open(folder.Path).Read(path).Resolve().Bands);
    }
}
