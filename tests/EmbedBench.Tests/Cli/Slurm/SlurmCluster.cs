using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace EmbedBench.Tests.Cli.Slurm;

/// <summary>A real Slurm cluster of this machine alone, with a key, ports and folders of its own; it needs no rights beyond the user's.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SlurmCluster : IAsyncDisposable
{
    private const string Variable = "SLURM_CONF";

    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "sinfo", "scontrol", "scancel"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _daemons = [];
    private readonly string _host = Environment.MachineName.Split('.')[0];
    private readonly string _configuration;
    private Process? _node;

    private SlurmCluster()
    {
        // The socket of the key's daemon must be within everybody's reach.
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Directory.CreateDirectory(In("state"));
        Directory.CreateDirectory(In("spool"));
        _configuration = _folder.Write("slurm.conf", $"""
            ClusterName=test
            SlurmctldHost={_host}(127.0.0.1)
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            SlurmUser={Environment.UserName}
            SlurmdUser={Environment.UserName}
            AuthType=auth/munge
            AuthInfo=socket={In("munge.socket")},cred_expire=5
            CredType=cred/munge
            StateSaveLocation={In("state")}
            SlurmdSpoolDir={In("spool")}
            SlurmctldPidFile={In("slurmctld.pid")}
            SlurmdPidFile={In("slurmd.pid")}
            SlurmctldLogFile={In("slurmctld.log")}
            SlurmdLogFile={In("slurmd.log")}
            SlurmdParameters=config_overrides
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            MpiDefault=none
            ReturnToService=2
            KillWait=1
            SchedulerType=sched/builtin
            SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            NodeName={_host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
            PartitionName=main Nodes={_host} Default=YES MaxTime=INFINITE State=UP

            """);
    }

    /// <summary>What Slurm's commands need in order to find this cluster.</summary>
    public Dictionary<string, string> Variables => new() { [Variable] = _configuration };

    /// <summary>Starts the daemons and waits for the node; the calling test is skipped where Slurm is not installed.</summary>
    public static async Task<SlurmCluster> StartAsync()
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin"];
        if (Programs.FirstOrDefault(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))) is { } missing)
            Assert.Skip($"Slurm is not on this machine: there is no {missing} (the packages slurm-wlm and munge of Debian have it).");
        var cluster = new SlurmCluster();
        try
        {
            await cluster.StartDaemonsAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the node's daemon and all that runs on the node, as a cut of its power would; Slurm takes the jobs back.</summary>
    public async Task KillNodeAsync()
    {
        await EndAsync(_node!);
        KillJobs();
        // Slurm would find it out by itself, after minutes.
        await RunAsync("scontrol", "update", $"NodeName={_host}", "State=DOWN", "Reason=killed");
    }

    /// <summary>Starts the node's daemon again.</summary>
    public async Task StartNodeAsync()
    {
        _node = Launch("slurmd", "-D");
        while (await RunAsync("sinfo", "--noheader", "--format=%T") is not ("idle" or "mixed" or "allocated"))
            await PauseAsync();
    }

    /// <summary>What one of Slurm's commands prints.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Launch(program, arguments);
        string result = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return result.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process daemon in _daemons.Prepend(_node).OfType<Process>().Where(daemon => !daemon.HasExited))
            await EndAsync(daemon);
        KillJobs();
        foreach (Process daemon in _daemons)
            daemon.Dispose();
        _node?.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private void KillJobs()
    {
        foreach (int id in JobProcesses())
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It came to its end by itself.
            }
        }
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private async Task StartDaemonsAsync()
    {
        await File.WriteAllBytesAsync(In("munge.key"), RandomNumberGenerator.GetBytes(1024), TestContext.Current.CancellationToken);
        File.SetUnixFileMode(In("munge.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _daemons.Add(Launch(
            "munged", "--foreground", $"--socket={In("munge.socket")}", $"--key-file={In("munge.key")}", $"--pid-file={In("munged.pid")}",
            $"--log-file={In("munged.log")}", $"--seed-file={In("munged.seed")}"));
        while (!File.Exists(In("munge.socket")))
            await PauseAsync();
        _daemons.Add(Launch("slurmctld", "-D", "-c"));
        await StartNodeAsync();
    }

    private Task PauseAsync()
    {
        if (_daemons.Append(_node).OfType<Process>().FirstOrDefault(daemon => daemon.HasExited) is { } ended)
            Assert.Fail($"{ended.StartInfo.FileName} ended with {ended.ExitCode}: {string.Join('\n', Directory.GetFiles(_folder.Path, "*.log").Select(File.ReadAllText))}");
        return Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private Process Launch(string program, params string[] arguments)
    {
        string sbin = Path.Combine("/usr/sbin", program);
        var start = new ProcessStartInfo(File.Exists(sbin) ? sbin : program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Variable] = _configuration;
        Process process = Process.Start(start)!;
        // What nobody reads would fill the pipe.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The cluster's jobs, by their environment, and the processes of Slurm that look after them.</summary>
    private List<int> JobProcesses()
    {
        var found = new List<int>();
        foreach (string folder in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                string[] variables = File.ReadAllText(Path.Combine(folder, "environ")).Split('\0');
                if (!variables.Contains($"{Variable}={_configuration}") || !variables.Any(variable => variable.StartsWith("SLURM_JOB_ID=", StringComparison.Ordinal)))
                    continue;
                string status = File.ReadAllText(Path.Combine(folder, "status"));
                int parent = int.Parse(status.Split("PPid:")[1].Split('\n')[0].Trim(), CultureInfo.InvariantCulture);
                if (File.ReadAllText($"/proc/{parent}/comm").StartsWith("slurmstepd", StringComparison.Ordinal))
                    found.Add(parent);
                found.Add(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // Another user's, or over in the meantime.
            }
        }

        return found;
    }
}
