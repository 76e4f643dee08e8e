using System.Text;
using System.Text.RegularExpressions;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Shapes;

namespace EmbedBench.Experiments.Catalogue;

/// <summary>Begins an experiment as a copy of another: its folder under another name, without what was accepted of it.</summary>
public static partial class ExperimentCopy
{
    private const string SnapshotFolder = "snapshots";

    /// <returns>The new experiment.</returns>
    /// <exception cref="SpecException">The name is no name or taken, or there is no such experiment to copy.</exception>
    /// <exception cref="IOException">The folder cannot be written; nothing of it stays behind.</exception>
    public static Experiment Create(ExperimentCatalogue catalogue, string name, string from)
    {
        Require(NameKind.IsName(name), $"{name} is no name: lower-case letters, digits and hyphens, a letter first.");
        string target = catalogue.FolderOf(name);
        Require(!Path.Exists(target), $"There is something at {target} already.");
        Experiment source = catalogue.Read(from);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Copy(source.Folder, temporary);
            Rename(Path.Combine(temporary, ExperimentCatalogue.SpecName), name);
            Directory.Move(temporary, target);
        }
        catch
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
            throw;
        }

        return catalogue.Read(name);
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new SpecException([new SpecProblem(null, SpecPlace.Start, otherwise)]);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) != SnapshotFolder))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static void Rename(string spec, string name)
    {
        string text = NameLine().Replace(File.ReadAllText(spec), match => match.Groups[1].Value + name, 1);
        File.WriteAllText(spec, text, new UTF8Encoding(false));
    }

    [GeneratedRegex(@"^(name:\s*)[^\s#]+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NameLine();
}
