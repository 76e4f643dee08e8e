using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Tests.Experiments.Specs;

public class SpecSchemaTests
{
    [Fact]
    public void Format_CommittedFile_IsCurrent()
    {
        string committed = SharedData.InRepository(Path.Combine(ExperimentCatalogue.FolderName, SpecSchema.FileName));
        string schema = SpecSchema.Format();
        string received = Path.ChangeExtension(committed, "received.json");

        bool isCurrent = File.Exists(committed) && File.ReadAllText(committed) == schema;
        if (isCurrent)
            File.Delete(received);
        else
            File.WriteAllText(received, schema);

        Assert.True(isCurrent, $"{committed} is not what the keys of a spec give now; where the change is meant, put {received} in its place.");
    }

    [Theory]
    [InlineData("financial")]
    [InlineData("legal")]
    [InlineData("aws")]
    [InlineData("ray")]
    [InlineData("products")]
    public void Specs_OfTheRepository_NameTheSchema(string experiment) => Assert.Equal(
        "# yaml-language-server: $schema=../experiment.schema.json",
        File.ReadLines(SharedData.InRepository($"experiments/{experiment}/experiment.yaml")).First());
}
