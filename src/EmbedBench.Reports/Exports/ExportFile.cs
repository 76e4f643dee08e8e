namespace EmbedBench.Reports.Exports;

/// <summary>A file of an export.</summary>
/// <param name="Name">Without a folder.</param>
/// <param name="Content">Text with LF at the end of each line.</param>
public sealed record ExportFile(string Name, string Content);
