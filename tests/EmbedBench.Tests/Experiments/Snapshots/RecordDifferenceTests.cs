using System.Text.Json;
using EmbedBench.Experiments.Snapshots;

namespace EmbedBench.Tests.Experiments.Snapshots;

public class RecordDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,{"c":"x"}]}""", """{"b":[1.0,{"c":"x"}],"a":1e0}""", "")]
    [InlineData("""{"a":1,"b":[1,{"c":"x"}]}""", """{"a":1,"b":[1,{"c":"y"}]}""", "- b[1].c = \"x\"\n+ b[1].c = \"y\"")]
    [InlineData("""{"a":{}}""", """{"a":{"b":null}}""", "- a = {}\n+ a.b = null")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "- a[1] = 2")]
    public void Describe_TwoValues_NamesTheLeavesThatDiffer(string accepted, string received, string expected) =>
        Assert.Equal(expected, RecordDifference.Describe(Parse(accepted), Parse(received)));

    [Fact]
    public void Describe_ManyDifferences_ShowsTheFirstAndCountsTheRest()
    {
        string[] lines = RecordDifference.Describe(Parse($"[{string.Join(',', Enumerable.Range(0, 100_000))}]"), Parse($"[{string.Join(',', Enumerable.Range(1, 100_000))}]")).Split('\n');

        Assert.Equal(121, lines.Length);
        Assert.Equal("… and 199880 more lines", lines[^1]);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
