using EmbedBench.Datasets.Splits;

namespace EmbedBench.Tests.Datasets.Splits;

public sealed class SplitRulesTests
{
    [Fact]
    public void Apply_PythonShuffleOfProducts_CutsTheGoldenOrder()
    {
        RowSplit split = SplitRules.Apply(new SplitRule.PythonShuffle(42, 0.8), 4000, ".");
        Assert.Equal(3200, split.Train.Count);
        Assert.Equal(800, split.Test.Count);
        GoldenGenerators.Cases("python_random_shuffle").Single(golden => golden.Seed() == 42 && golden.Count() == 4000)
            .AssertEquals([.. split.Train, .. split.Test]);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(3, 1.0)]
    public void Apply_PartWithoutRows_IsAnError(int rows, double test)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SplitRules.Apply(new SplitRule.HuggingFace(null, test, 42), rows, "."));
        Assert.Contains($"{rows} for testing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_GivenSplit_KeepsItsOrder()
    {
        RowSplit split = Given("""{"train": [3, 0], "test": [2], "note": "row 1 is in neither"}""");
        Assert.Equal([3, 0], split.Train);
        Assert.Equal([2], split.Test);
    }

    [Fact]
    public void Write_Split_IsReadBack()
    {
        using var folder = new TemporaryFolder();
        new RowSplit([3, 0], [2]).Write(Path.Combine(folder.Path, "split.json"));
        RowSplit split = SplitRules.Apply(new SplitRule.Given("split.json"), 4, folder.Path);
        Assert.Equal([3, 0], split.Train);
        Assert.Equal([2], split.Test);
    }

    [Theory]
    [InlineData("""{"train": [0, 1], "test": [1]}""", "names row 1 a second time at \"test\"[0]")]
    [InlineData("""{"train": [0, 4], "test": [1]}""", "names 4 at \"train\"[1]; the data has rows 0 to 3")]
    [InlineData("""{"train": [-1], "test": [1]}""", "names -1 at \"train\"[0]")]
    [InlineData("""{"train": ["0"], "test": [1]}""", "names \"0\" at \"train\"[0]")]
    [InlineData("""{"train": [0]}""", "has no list \"test\"")]
    [InlineData("[0]", "has no list \"train\"")]
    [InlineData("{", "is not valid JSON")]
    [InlineData("""{"train": [0], "test": []}""", "0 for testing")]
    public void Apply_WrongGivenSplit_NamesThePlace(string json, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Given(json));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_GivenSplitThatIsMissing_NamesTheFile()
    {
        var rule = new SplitRule.Given("missing.json");
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => SplitRules.Apply(rule, 4, "."));
        Assert.Contains("missing.json", error.Message, StringComparison.Ordinal);
    }

    private static RowSplit Given(string json)
    {
        using var folder = new TemporaryFolder();
        folder.Write("split.json", json);
        return SplitRules.Apply(new SplitRule.Given("split.json"), 4, folder.Path);
    }
}
