namespace EmbedBench.Torch.Loading;

/// <summary>Where the native libraries may lie, nearest first.</summary>
internal sealed record NativeFolders
{
    /// <summary>The variable that names the <c>torch/lib</c> of an installed PyTorch, or another folder with libtorch.</summary>
    public const string Variable = "EMBEDBENCH_LIBTORCH";

    /// <summary>Folders that may hold libtorch.</summary>
    public required IReadOnlyList<string> Libtorch { get; init; }

    /// <summary>Folders that may hold TorchSharp's native library.</summary>
    public required IReadOnlyList<string> TorchSharp { get; init; }

    /// <summary>The folder that the environment names, else the program's own, else the package cache that the build wrote down.</summary>
    public static NativeFolders OfThisProgram() => For(Environment.GetEnvironmentVariable(Variable));

    /// <param name="named">What <see cref="Variable"/> holds.</param>
    internal static NativeFolders For(string? named)
    {
        string program = AppContext.BaseDirectory;
        string[] besides = [program, Path.Combine(program, "runtimes", NativeFiles.System, "native")];
        if (!string.IsNullOrEmpty(named))
        {
            // Someone who names a folder wants that one or an error, never another.
            return new NativeFolders
            {
                Libtorch = [named],
                TorchSharp = [named, .. besides, .. FromBuild("EmbedBench.TorchSharpDirectory")],
            };
        }

        return new NativeFolders
        {
            Libtorch = [.. besides, .. FromBuild("EmbedBench.LibtorchDirectory")],
            TorchSharp = [.. besides, .. FromBuild("EmbedBench.TorchSharpDirectory")],
        };
    }

    /// <summary>The first of <paramref name="folders"/> that holds <paramref name="file"/>.</summary>
    /// <exception cref="TorchException">None does.</exception>
    public static string Find(string file, IReadOnlyList<string> folders) =>
        folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, file))) is { } found
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(found))
            : throw new TorchException($"{file} was found in none of {string.Join(", ", folders.Select(folder => $"'{folder}'"))}: "
                + $"restore and build with -p:Torch=cpu or -p:Torch=cuda, or let {Variable} name the torch/lib folder of an installed "
                + $"PyTorch {LibtorchVersion.Expected}.");

    private static string[] FromBuild(string key) => AppContext.GetData(key) is string { Length: > 0 } folder ? [folder] : [];
}
