using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Catalogue;

/// <summary>The experiments of a root folder, one in each folder below <c>experiments/</c>.</summary>
public sealed class ExperimentCatalogue
{
    /// <summary>The folder of a root that holds the experiments.</summary>
    public const string FolderName = "experiments";

    /// <summary>The spec in an experiment's folder.</summary>
    public const string SpecName = "experiment.yaml";

    private ExperimentCatalogue(string root) => Root = root;

    /// <summary>The folder that holds <c>experiments/</c>, as an absolute path.</summary>
    public string Root { get; }

    /// <summary>The folder of an experiment.</summary>
    public string FolderOf(string name) => Path.Combine(Root, FolderName, name);

    /// <summary>Names of all experiments, ordered by their bytes.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, FolderName))
            .Where(folder => File.Exists(Path.Combine(folder, SpecName)))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The nearest folder from <paramref name="start"/> upwards that holds <c>experiments/</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static ExperimentCatalogue Find(string start)
    {
        string? folder = Path.GetFullPath(start);
        while (folder is not null && !Directory.Exists(Path.Combine(folder, FolderName)))
            folder = Path.GetDirectoryName(folder);
        return folder is not null
            ? new ExperimentCatalogue(folder)
            : throw new DirectoryNotFoundException(
                $"{start}: neither it nor a folder above it holds {FolderName}/; go to such a folder or name one with --root.");
    }

    /// <summary>The catalogue of a root that the user names.</summary>
    /// <exception cref="DirectoryNotFoundException">It does not hold <c>experiments/</c>.</exception>
    public static ExperimentCatalogue Open(string root) => Directory.Exists(Path.Combine(root, FolderName))
        ? new ExperimentCatalogue(Path.GetFullPath(root))
        : throw new DirectoryNotFoundException($"{root}: the folder holds no {FolderName}/.");

    /// <summary>Reads an experiment by its name, or a spec by its file.</summary>
    /// <exception cref="SpecException">No such experiment, or something is wrong with its spec.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Experiment Read(string nameOrFile)
    {
        bool isFile = Path.GetExtension(nameOrFile) is ".yaml" or ".yml";
        if (!isFile && !Names.Contains(nameOrFile))
            throw new SpecException([new SpecProblem(null, SpecPlace.Start, UnknownName(nameOrFile))]);
        string path = isFile ? nameOrFile : Path.Combine(FolderOf(nameOrFile), SpecName);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there is no such spec.", path);
        string shown = isFile ? path : ShortPath(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string folderName = Path.GetFileName(folder);
        bool isCommitted = Path.GetFileName(path) == SpecName && folder == FolderOf(folderName);
        IReadOnlyList<ExperimentSpec> profiles = SpecReader.Read(File.ReadAllBytes(path), shown, isCommitted);
        if (isCommitted && profiles[0].Name != folderName)
            throw new SpecException(
                [new SpecProblem(shown, SpecPlace.Start, $"name must be that of the folder, {folderName}, and is {profiles[0].Name}.")]);
        return new Experiment { File = shown, Folder = folder, IsCommitted = isCommitted, Profiles = profiles };
    }

    /// <summary>An experiment of one profile alone, with values in place of its spec's; its runs are judged by nothing.</summary>
    /// <param name="experiment">As it was read.</param>
    /// <param name="profile">One of its profiles.</param>
    /// <param name="values">By key with those above it, as they would stand in the spec.</param>
    /// <exception cref="SpecException">A value is not allowed.</exception>
    public static Experiment ReadWith(Experiment experiment, string profile, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        byte[] yaml = File.ReadAllBytes(Path.Combine(experiment.Folder, Path.GetFileName(experiment.File)));
        ExperimentSpec spec = SpecReader.ReadWith(yaml, experiment.File, experiment.IsCommitted, profile, values);
        return experiment with { IsCommitted = false, Profiles = [spec] };
    }

    private string UnknownName(string name) => Names.Count == 0
        ? $"There is no experiment {name}; there are none at all."
        : $"There is no experiment {name}; there are {string.Join(", ", Names)}, and the nearest is {NearestName.Of(name, Names)}.";

    /// <summary>As a person in the current folder would write it, where the file lies below it.</summary>
    private static string ShortPath(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
