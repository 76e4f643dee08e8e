using EmbedBench.Datasets.Sources;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.source</c>: where the files come from.</summary>
internal static class SourceShape
{
    private static readonly Key<DataSource.Folder, string> Folder = new(TextKind.File, source => source.Path)
    {
        Name = "folder",
        Text = "A folder relative to the spec; where there is none of that name, a folder of the experiment's local data.",
        Class = KeyClass.Place,
    };

    private static readonly Key<DataSource.Hub, string> Hub = new(HubKinds.DataSet, source => source.Repository)
    {
        Name = "hub",
        Text = "A data set of the Hugging Face hub, datasets/OWNER/NAME.",
    };

    private static readonly Key<DataSource.Hub, string?> Revision = new(HubKinds.Revision, source => source.Revision)
    {
        Name = "revision",
        Text = "The commit, 40 hexadecimal digits, or unpinned: then the run's record cannot be accepted.",
    };

    private static readonly Key<DataSource.Npm, string> Npm = new(TextKind.File, source => source.PackagesFile)
    {
        Name = "npm",
        Text = "A JSON file beside the spec that lists npm packages with version and integrity.",
        Class = KeyClass.Place,
    };

    private static readonly Key<DataSource.Npm, NpmExtraction> Extract =
        new(new ChoiceKind<NpmExtraction>(("command-documentation", NpmExtraction.CommandDocumentation)), source => source.Extract)
        {
            Name = "extract",
            Text =
                "What is taken out of the packages: command-documentation gives chunks.jsonl, a row for the documentation of each command.",
        };

    public static ValueKind<DataSource> Kind { get; } = new VariantKind<DataSource>(
        Form(Folder.Name, new MappingKind<DataSource.Folder>([Folder], values => new(Folder.From(values)))),
        Form(Hub.Name, new MappingKind<DataSource.Hub>([Hub, Revision], values => new(Hub.From(values), Revision.From(values)))),
        Form(Npm.Name, new MappingKind<DataSource.Npm>([Npm, Extract], values => new(Npm.From(values), Extract.From(values)))));

    private static Variant<DataSource, T> Form<T>(string key, MappingKind<T> kind)
        where T : DataSource => new(kind) { Key = key };
}
