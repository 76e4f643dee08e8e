using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Published;
using EmbedBench.Tests.Experiments.Specs;

namespace EmbedBench.Tests.Experiments.Catalogue;

public sealed class ExperimentCatalogueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_FromAFolderBelow_GoesUpwards()
    {
        WriteSpec("small", Committed);
        string below = Directory.CreateDirectory(Path.Combine(_folder.Path, "experiments", "small", "deep")).FullName;

        Assert.Equal(_folder.Path, ExperimentCatalogue.Find(below).Root);
        Assert.Equal(_folder.Path, ExperimentCatalogue.Open(_folder.Path).Root);
    }

    [Fact]
    public void Find_WithoutExperimentsAbove_SaysSo()
    {
        var problem = Assert.Throws<DirectoryNotFoundException>(() => ExperimentCatalogue.Find(_folder.Path));

        Assert.Equal($"{_folder.Path}: neither it nor a folder above it holds experiments/; go to such a folder or name one with --root.", problem.Message);
    }

    [Fact]
    public void Names_FoldersWithASpec_AreInOrder()
    {
        WriteSpec("small", Committed);
        WriteSpec("b", Committed);
        WriteSpec("a-b", Committed);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "experiments", "empty"));

        Assert.Equal(["a-b", "b", "small"], ExperimentCatalogue.Open(_folder.Path).Names);
    }

    [Fact]
    public void Read_ByName_GivesTheProfiles()
    {
        WriteSpec("small", Committed);

        Experiment experiment = ExperimentCatalogue.Open(_folder.Path).Read("small");

        Assert.Equal(("small", "A small one", true), (experiment.Name, experiment.Title, experiment.IsCommitted));
        Assert.Equal(Path.Combine(_folder.Path, "experiments", "small"), experiment.Folder);
        Assert.Equal(Path.Combine(experiment.Folder, "published.csv"), experiment.PublishedFile);
        Assert.Equal("smoke", experiment.Resolve().Profile);
        Assert.Equal("There is no profile smok; the nearest is smoke.", Assert.Throws<SpecException>(() => experiment.Resolve("smok")).Problems[0].Text);
    }

    [Fact]
    public void Read_ByFile_IsNotCommittedUnlessItIsTheCataloguesOwn()
    {
        WriteSpec("small", Committed);
        ExperimentCatalogue catalogue = ExperimentCatalogue.Open(_folder.Path);
        string own = Path.Combine(_folder.Path, "experiments", "small", "experiment.yaml");
        string copy = Path.Combine(_folder.Path, "copy.yaml");
        File.WriteAllText(copy, SpecText.Small);

        Assert.True(catalogue.Read(own).IsCommitted);
        Assert.False(catalogue.Read(copy).IsCommitted);
        Assert.Equal(_folder.Path, catalogue.Read(copy).Folder);
    }

    [Fact]
    public void Read_UnknownName_NamesTheNearest()
    {
        WriteSpec("legal", Committed);
        WriteSpec("aws", Committed);

        var problem = Assert.Throws<SpecException>(() => ExperimentCatalogue.Open(_folder.Path).Read("legl"));

        Assert.Equal("error EB0001: There is no experiment legl; there are aws, legal, and the nearest is legal.", problem.Message);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Assert.Equal("no.yaml: there is no such spec.", Assert.Throws<FileNotFoundException>(() => OpenEmpty().Read("no.yaml")).Message);

    [Fact]
    public void Read_NameOtherThanTheFolders_IsRefused()
    {
        WriteSpec("other", Committed);

        var problem = Assert.Throws<SpecException>(() => ExperimentCatalogue.Open(_folder.Path).Read("other"));

        Assert.Equal("name must be that of the folder, other, and is small.", problem.Problems[0].Text);
    }

    [Fact]
    public void Read_CommittedWithoutFingerprintAndPublished_IsRefused()
    {
        WriteSpec("small", SpecText.Small);

        var problem = Assert.Throws<SpecException>(() => ExperimentCatalogue.Open(_folder.Path).Read("small"));

        Assert.Equal(["published is missing.", "data.fingerprint is missing."], problem.Problems.Select(each => each.Text));
    }

    [Fact]
    public void Read_EveryExperimentOfTheRepository_IsValid()
    {
        ExperimentCatalogue catalogue = ExperimentCatalogue.Open(SharedData.Repository);

        foreach (string name in catalogue.Names)
        {
            Experiment experiment = catalogue.Read(name);

            Assert.Equal(["smoke", "local", "full"], experiment.Profiles.Select(profile => profile.Profile));
            Assert.NotEmpty(PublishedFigures.Read(experiment.PublishedFile!));
        }
    }

    private static string Committed { get; } =
        SpecText.With("split:", "fingerprint: none\n  split:").Replace("profiles:", "published: published.csv\nprofiles:", StringComparison.Ordinal);

    private ExperimentCatalogue OpenEmpty()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "experiments"));
        return ExperimentCatalogue.Open(_folder.Path);
    }

    private void WriteSpec(string name, string text) => _folder.Write($"experiments/{name}/experiment.yaml", text);
}
