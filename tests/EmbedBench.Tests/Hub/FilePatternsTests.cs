using EmbedBench.Hub.Downloading;

namespace EmbedBench.Tests.Hub;

public sealed class FilePatternsTests
{
    private static readonly string[] Files = ["1_Pooling/config.json", "a[1].txt", "config.json", "data/train-00.parquet", "data/x/train-01.parquet"];

    [Theory]
    [InlineData("", "1_Pooling/config.json a[1].txt config.json data/train-00.parquet data/x/train-01.parquet", null)]
    [InlineData("config.json", "config.json", null)]
    [InlineData("a[1].txt", "a[1].txt", null)]
    [InlineData("*.json", "1_Pooling/config.json config.json", null)]
    [InlineData("data/", "data/train-00.parquet data/x/train-01.parquet", null)]
    [InlineData("data/*.parquet", "data/train-00.parquet data/x/train-01.parquet", null)]
    [InlineData("data/train-??.parquet", "data/train-00.parquet", null)]
    [InlineData("*.json config.json", "1_Pooling/config.json config.json", null)]
    [InlineData("*.onnx config.json", "config.json", null)]
    [InlineData("Config.json", "", "Config.json")]
    [InlineData("*.JSON", "", "*.JSON")]
    [InlineData("*.onnx x/", "", "*.onnx, x/")]
    [InlineData("config.json nope.txt", "config.json", "nope.txt")]
    public void Choose_Patterns_KeepsOrderAndNamesWhatIsMissing(string patterns, string chosen, string? missing)
    {
        IReadOnlyList<string> files = FilePatterns.Choose(
            Files, file => file, patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries), out string? absent);
        Assert.Equal(chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries), files);
        Assert.Equal(missing, absent);
    }
}
