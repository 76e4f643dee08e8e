namespace EmbedBench.Experiments.Runner;

/// <summary>A finished run on disk.</summary>
/// <param name="RecordFile">Its record.</param>
public sealed record FoundRun(string RecordFile)
{
    /// <summary>The folder of its other files; an accepted record has none of them.</summary>
    public string Folder { get; } = Path.GetDirectoryName(Path.GetFullPath(RecordFile))!;

    /// <summary>The tuned model, where the run has one.</summary>
    public string ModelFolder => Path.Combine(Folder, RunFolder.ModelName);

    /// <summary>Whether the program that this is made it, all of it; a run that says nothing of its program counts as another's.</summary>
    public bool IsOfThisProgram => RunFolder.ReadIdentity(Folder) is { } identity && RunIdentity.IsOfThisProgram(identity);
}
